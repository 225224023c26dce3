-- One row per year and scheme of operations' numbers: the number with `#` for its digits, and how many rows have it. The year is that of the day, else the one told, else the one in the number.
select year, scheme, cast(count(*) as integer) as k
from (
  select {year} as year, scheme(operation(operation_id)) as scheme
  from read_parquet({file}) f
)
group by all
