-- One row per content that more than one row of the release has, of those without an identifier, as two numbers.
insert into doubled_row
select s.same, s.same_too
from {staged} as s
where s.person_id is null or {person_blacked}
group by all
having count(*) > 1
