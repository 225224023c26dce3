-- One row per minute in which an aircraft was heard, with the number of its rows.
select time_ms // 60000 * 60000 as minute_ms, count(*) as rows from staged
where time_ms >= getvariable('day_from_ms') and time_ms < getvariable('day_to_ms') and address & 16777215 = $address
group by time_ms // 60000
order by time_ms // 60000
