-- One row a cell of the tally that differs from what the rows of lists add up to, with the numbers that it should hold and holds.
with wanted as (
  select public_month, month, destination, state, sum(side * movements) as movements,
    sum(side * people_lo) as people_lo, sum(side * people_hi) as people_hi, sum(side * people_open) as people_open, sum(side * people_planned) as people_planned,
    sum(side * third_country_lo) as third_country_lo, sum(side * third_country_hi) as third_country_hi, sum(side * third_country_open) as third_country_open, sum(side * third_country_planned) as third_country_planned,
    sum(side * own_nationals_lo) as own_nationals_lo, sum(side * own_nationals_hi) as own_nationals_hi, sum(side * own_nationals_open) as own_nationals_open, sum(side * own_nationals_planned) as own_nationals_planned
  from (
    select 1 as side, substr(public_from, 1, 7) as public_month, * from listed_movement
    union all
    select -1, substr(public_to, 1, 7), * from listed_movement where public_to < '9999-12-31'
  )
  group by 1, 2, 3, 4
), cell as (
  select public_month, month, destination, state, json_array(movements, people_lo, people_hi, people_open, people_planned, third_country_lo, third_country_hi, third_country_open, third_country_planned, own_nationals_lo, own_nationals_hi, own_nationals_open, own_nationals_planned) as numbers from wanted
), kept as (
  select public_month, month, destination, state, json_array(movements, people_lo, people_hi, people_open, people_planned, third_country_lo, third_country_hi, third_country_open, third_country_planned, own_nationals_lo, own_nationals_hi, own_nationals_open, own_nationals_planned) as numbers from derived_tally
)
select concat_ws(' ', public_month, month, destination, state) as id,
  coalesce(cell.numbers, :none) as wanted, coalesce(kept.numbers, :none) as "is"
from cell full join kept using (public_month, month, destination, state)
where coalesce(cell.numbers, :none) <> coalesce(kept.numbers, :none)
order by 1
