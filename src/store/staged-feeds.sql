-- One row per feed that told of a staged position from $from_ms to $to_ms.
select word from word where n in (select distinct feed from staged where time_ms >= $from_ms and time_ms < $to_ms)
