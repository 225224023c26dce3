-- One row per stretch of days that the other release does not cover: its first and last day with such a row.
select cast(min(day) as varchar) as "from", cast(max(day) as varchar) as "to" from marked group by block order by block
