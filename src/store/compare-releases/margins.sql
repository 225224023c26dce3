-- One row per week and country: rows of A and of B in the span, and the people they count.
select cast(week as varchar) as week, country, cast(sum(a) as integer) as a, cast(sum(b) as integer) as b,
  cast(sum(people_a) as bigint) as people_a, cast(sum(people_b) as bigint) as people_b
from (
  select cast(date_trunc('week', {day}) as date) as week, {country} as country, 1 as a, 0 as b, coalesce(people, 0) as people_a, 0 as people_b
  from read_parquet({a}) where {day} between {from} and {to}
  union all
  select cast(date_trunc('week', {day}) as date), {country}, 0, 1, 0, coalesce(people, 0)
  from read_parquet({b}) where {day} between {from} and {to}
)
group by all
order by week, country
