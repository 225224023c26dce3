-- One row per content that more than one row of the release has, of those without an identifier, as a hash; of one share of all hashes.
insert into doubled_row
select same
from (
  select {same} as same
  from {staged} as s
  where s.person_id is null or {person_blacked}
)
where same % {shares} = {share}
group by all
having count(*) > 1
