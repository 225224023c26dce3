-- One row a month, destination and state, with how many listed movements are public there on :day. Whole months before :month are in the tally; of :month itself
-- the rows that began or ceased by :day are added up.
select month, destination, state, sum(movements) as movements
from (
  select month, destination, state, movements from derived_tally where public_month < :month
  union all
  select month, destination, state, movements from listed_movement where public_from >= :month and public_from <= :day
  union all
  select month, destination, state, -movements from listed_movement where public_to >= :month and public_to <= :day
)
group by 1, 2, 3
having sum(movements) <> 0
order by 1, 2, 3
