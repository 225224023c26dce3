-- One row per aircraft of the day that is being written, with the number of its rows.
select address & 16777215 as address, count(*) as rows from staged
where time_ms >= getvariable('day_from_ms') and time_ms < getvariable('day_to_ms')
group by address & 16777215
order by address & 16777215
