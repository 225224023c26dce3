-- One row per citizenship, destination and rule (`part` 0), and one per month and rule (`part` 1), with people. Countries by their code and as written.
with counted as (
  select
    0 as part,
    citizenship_country as citizenship,
    citizenship_country_said as citizenship_said,
    departure_country as departure,
    departure_country_said as departure_said,
    null as month,
    third_country_rule as rule,
    {people} as people
  from read_parquet($file)
  where {where}
  group by all
  union all
  select 1, null, null, null, null, {month}, third_country_rule, {people}
  from read_parquet($file)
  where {where}
  group by all
)
select
  part,
  citizenship,
  citizenship_said,
  departure,
  departure_said,
  cast(month as integer),
  rule,
  cast(coalesce(people, 0) as double)
from counted
