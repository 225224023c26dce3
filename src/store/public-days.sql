-- One row a day on which something about a movement, its parts or what it goes on as (three steps deep) became public.
with recursive linked (ref, depth) as (
  select :ref, 0
  union
  select derived_link.to_ref, depth + 1
  from linked join derived_link on derived_link.from_ref = linked.ref and derived_link.link in ('parts', 'then')
  where depth < 3
)
select distinct claim.public_date as day
from linked join claim on claim.subject = linked.ref and claim.superseded_seq is null
order by 1
