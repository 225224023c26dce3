-- One row per identifier and day of departure that more than one row of the release has, as two numbers.
insert into doubled_person
select hash(person_id, left_date), hash(left_date, person_id, 1)
from (
  select s.person_id, coalesce(departed.value, removal.value) as left_date
  from {staged} as s
  left join departed_date_read as departed on departed.text = s.departed_date
  left join removal_date_read as removal on removal.text = s.removal_date
  where s.person_id is not null and not {person_blacked}
)
where left_date is not null
group by all
having count(*) > 1
