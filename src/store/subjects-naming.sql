-- A row: a subject that a standing claim puts under an agreement.
select distinct subject
from claim
where attribute = 'agreement'
  and json_extract(value, '$.id') = :id
  and public_date <= :day
  and recorded_seq <= :seq
  and (superseded_seq is null or superseded_seq > :seq)
order by subject
