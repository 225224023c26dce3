-- One row per week and country: rows of A and of B in the span.
select cast(week as varchar) as week, country, cast(sum(a) as integer) as a, cast(sum(b) as integer) as b
from (
  select cast(date_trunc('week', {day}) as date) as week, {country} as country, 1 as a, 0 as b
  from read_parquet({a}) where {day} between {from} and {to}
  union all
  select cast(date_trunc('week', {day}) as date), {country}, 0, 1
  from read_parquet({b}) where {day} between {from} and {to}
)
group by all
order by week, country
