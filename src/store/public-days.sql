-- One row a day on which something about a movement, its parts or what it goes on as became public or was judged, or on which what names it as its part or
-- as its continuation became public.
-- Cross join: without statistics the planner would read every standing claim instead of those of a few subjects.
with recursive linked (ref) as (
  select :ref
  union
  select derived_link.to_ref
  from linked cross join derived_link on derived_link.from_ref = linked.ref and derived_link.link in ('parts', 'then')
)
select claim.public_date as day
from linked cross join claim on claim.subject = linked.ref and claim.superseded_seq is null
union
select min(claim.public_date)
from derived_link cross join claim on claim.subject = derived_link.from_ref and claim.superseded_seq is null
where derived_link.to_ref = :ref and derived_link.link in ('parts', 'then')
group by derived_link.from_ref
union
select substr(judgement.at, 1, 10) from linked cross join judgement on judgement.about = linked.ref
union
select substr(judgement.revoked_at, 1, 10) from linked cross join judgement on judgement.about = linked.ref where judgement.revoked_at is not null
order by 1
