-- One row per content that more than one row of the release has, of those without an identifier, as a hash.
insert into doubled_row
select {same}
from {staged} as s
where s.person_id is null or {person_blacked}
group by all
having count(*) > 1
