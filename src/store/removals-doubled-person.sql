-- One row per identifier and day of departure that more than one row of the release has, as a hash; of one share of all hashes.
insert into doubled_person
select same
from (
  select case when person_id is not null and left_date is not null then hash(person_id, left_date) end as same
  from (
    select {person_id} as person_id, coalesce(departed.value, removal.value) as left_date
    from {staged} as s
    left join departed_date_read as departed on departed.text = coalesce(s.departed_date, '')
    left join removal_date_read as removal on removal.text = coalesce(s.removal_date, '')
    where not {person_blacked}
  )
)
where same % {shares} = {share}
group by all
having count(*) > 1
