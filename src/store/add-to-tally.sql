-- Adds the rows of one movement to the tally (:sign 1), or takes them off (:sign -1): where they begin to be public, and inversely where they cease.
with movement as materialized (select * from listed_movement where ref = :ref)
insert into derived_tally
select public_month, month, destination, state,
  :sign * sum(side * movements),
  :sign * sum(side * people_lo), :sign * sum(side * people_hi), :sign * sum(side * people_open), :sign * sum(side * people_planned),
  :sign * sum(side * third_country_lo), :sign * sum(side * third_country_hi), :sign * sum(side * third_country_open), :sign * sum(side * third_country_planned),
  :sign * sum(side * own_nationals_lo), :sign * sum(side * own_nationals_hi), :sign * sum(side * own_nationals_open), :sign * sum(side * own_nationals_planned)
from (
  select 1 as side, substr(public_from, 1, 7) as public_month, * from movement
  union all
  select -1, substr(public_to, 1, 7), * from movement where public_to < '9999-12-31'
)
group by 1, 2, 3, 4
on conflict do update set
  movements = movements + excluded.movements,
  people_lo = people_lo + excluded.people_lo, people_hi = people_hi + excluded.people_hi, people_open = people_open + excluded.people_open, people_planned = people_planned + excluded.people_planned,
  third_country_lo = third_country_lo + excluded.third_country_lo, third_country_hi = third_country_hi + excluded.third_country_hi, third_country_open = third_country_open + excluded.third_country_open, third_country_planned = third_country_planned + excluded.third_country_planned,
  own_nationals_lo = own_nationals_lo + excluded.own_nationals_lo, own_nationals_hi = own_nationals_hi + excluded.own_nationals_hi, own_nationals_open = own_nationals_open + excluded.own_nationals_open, own_nationals_planned = own_nationals_planned + excluded.own_nationals_planned
