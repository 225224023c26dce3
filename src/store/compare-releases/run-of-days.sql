-- One row per day: rows of the release (`n`) and marked rows (`l`), among those of a description.
select cast(day as varchar) as day, cast(sum(n) as integer) as n, cast(sum(l) as integer) as l
from (
  select day, 1 as n, 0 as l
  from (select {day} as day, {columns} from read_parquet({file}) f where {universe}) where {condition}
  union all
  select day, 0, 1 from marked where block is null and {condition}
)
where day is not null
group by day
order by day
