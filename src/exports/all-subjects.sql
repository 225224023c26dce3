-- One row a version of a subject of a kind: those that stood at :seq, or with no :seq every version. With :day only those of which something was public.
select
  ref, doc,
  (select at from ledger where seq = subject.recorded_seq) as recorded_at,
  iif(subject.superseded_seq > :seq, null, (select at from ledger where seq = subject.superseded_seq)) as superseded_at
from subject
where ref >= :kind || '/' and ref < :kind || '0'
  and (:seq is null or (subject.recorded_seq <= :seq and (subject.superseded_seq is null or subject.superseded_seq > :seq)))
  and (:day is null or exists (
    select 1 from claim
    where claim.subject = ref and claim.public_date <= :day
      and claim.recorded_seq <= :seq and (claim.superseded_seq is null or claim.superseded_seq > :seq)
  ))
order by ref, subject.recorded_seq
