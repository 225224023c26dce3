-- One row a text that holds the words, newest first: claims (even numbers), sources and subjects. A subject was public when one of its claims was.
select search.rowid as n, search.ref, search.subject, search.public_date
from search
where search match :query
  and (:kind is null or search.subject like :kind || '/%')
  and public_date <= coalesce(:day, '9999-12-31')
  and (
    :day is null or search.rowid % 2 = 0 or search.ref like 'source/%'
    or exists (
      select 1 from claim
      where claim.subject = search.subject and claim.superseded_seq is null and claim.public_date <= :day
    )
  )
  and (
    :seq is null
    or case
      when search.rowid % 2 = 0 then exists (select 1 from claim where claim.rowid = search.rowid / 2 and claim.recorded_seq <= :seq)
      when search.ref like 'source/%' then exists (select 1 from source where source.id = substr(search.ref, 8) and source.recorded_seq <= :seq)
      else exists (select 1 from subject where subject.ref = search.ref and subject.recorded_seq <= :seq)
    end
  )
order by search.rowid desc
limit :limit
