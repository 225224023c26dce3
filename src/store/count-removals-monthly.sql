-- One row per value of the first column and month, beside the cells of `count-removals`.
union all
select
  1,
  {first},
  {first_said},
  null,
  null,
  {month},
  count(*),
  {people},
  {untold}
from read_parquet($file)
where {where}
group by all
