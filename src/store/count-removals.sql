-- One row per cell of a table of totals: what stands in the columns asked for (a country by its code and as written), rows, people, and rows that do not tell how many people they count. `part` is 0 for the table itself,
-- 1 for its first column by month.
with counted as (
  select
    0 as part,
    {first} as one,
    {first_said} as one_said,
    {second} as two,
    {second_said} as two_said,
    {month} as month,
    count(*) as n,
    {people} as people,
    {untold} as untold
  from read_parquet($file)
  where {where}
  group by all
  {by_month}
)
select
  part,
  cast(one as varchar),
  cast(one_said as varchar),
  cast(two as varchar),
  cast(two_said as varchar),
  cast(month as integer),
  cast(n as double),
  cast(coalesce(people, 0) as double),
  cast(untold as double)
from counted
limit {most}
