-- One row per day of a release: how many rows it has.
select cast({day} as varchar) as day, count(*) as k
from read_parquet({file})
where {day} is not null
group by all
order by day
