-- One row per week: rows of A and of B.
select cast(week as varchar) as week, cast(sum(a) as integer) as a, cast(sum(b) as integer) as b
from (
  select cast(date_trunc('week', {day}) as date) as week, 1 as a, 0 as b from read_parquet({a})
  union all
  select cast(date_trunc('week', {day}) as date), 0, 1 from read_parquet({b})
)
group by week
order by week
