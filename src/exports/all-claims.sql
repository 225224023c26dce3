-- One row a claim, in the order in which they were written: those that stood at :seq, or with no :seq all that the record ever held.
select
  claim.id, slot, subject, attribute, value, words, mode, modality, said_by, utterance, via, scope, source, place, public_date, doubt, note, n,
  (select at from ledger where seq = recorded_seq) as recorded_at,
  iif(superseded_seq > :seq, null, coalesce(ended_at, (select at from ledger where seq = superseded_seq))) as ended_at,
  iif(superseded_seq > :seq, null, superseded_by) as superseded_by,
  iif(superseded_seq > :seq, null, ended) as withdrawn
from claim
where public_date <= :day
  and (:seq is null or (recorded_seq <= :seq and (superseded_seq is null or superseded_seq > :seq)))
order by claim.rowid
