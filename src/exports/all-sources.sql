-- One row a version of a source: those that stood at :seq and were public by :day, or with no :seq every version.
select
  id, doc, public_date, voice,
  (select at from ledger where seq = source.recorded_seq) as recorded_at,
  iif(source.superseded_seq > :seq, null, (select at from ledger where seq = source.superseded_seq)) as superseded_at
from source
where public_date <= :day
  and (:seq is null or (source.recorded_seq <= :seq and (source.superseded_seq is null or source.superseded_seq > :seq)))
order by id, source.recorded_seq
