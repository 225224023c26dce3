-- One row: the sums over all listed movements that are public on :day and fit a filter (a null fits all). Months as in tally-choices.
select
  sum(people_lo) as people_lo, sum(people_hi) as people_hi, sum(people_open) as people_open, sum(people_planned) as people_planned,
  sum(third_country_lo) as third_country_lo, sum(third_country_hi) as third_country_hi, sum(third_country_open) as third_country_open, sum(third_country_planned) as third_country_planned,
  sum(own_nationals_lo) as own_nationals_lo, sum(own_nationals_hi) as own_nationals_hi, sum(own_nationals_open) as own_nationals_open, sum(own_nationals_planned) as own_nationals_planned
from (
  select month as of_month, destination, state, movements, people_lo, people_hi, people_open, people_planned, third_country_lo, third_country_hi, third_country_open, third_country_planned, own_nationals_lo, own_nationals_hi, own_nationals_open, own_nationals_planned
  from derived_tally where public_month < :month
  union all
  select month, destination, state, movements, people_lo, people_hi, people_open, people_planned, third_country_lo, third_country_hi, third_country_open, third_country_planned, own_nationals_lo, own_nationals_hi, own_nationals_open, own_nationals_planned
  from listed_movement where public_from >= :month and public_from <= :day
  union all
  select month, destination, state, -movements, -people_lo, -people_hi, -people_open, -people_planned, -third_country_lo, -third_country_hi, -third_country_open, -third_country_planned, -own_nationals_lo, -own_nationals_hi, -own_nationals_open, -own_nationals_planned
  from listed_movement where public_to >= :month and public_to <= :day
)
where (:of_month is null or of_month = :of_month)
  and (:destination is null or destination = :destination)
  and (:states is null or state in (select value from json_each(:states)))
