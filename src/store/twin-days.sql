-- One row a possible twin and day on which its row changed: as many people from the same country, to the same country within two weeks, or called a look-alike.
with other (ref) as (
  select ref
  from derived_subject indexed by derived_subject_twin
  where kind = 'movement'
    and destination = :destination
    and json_extract(doc, '$.people.lo') = :people
    and sort_date between date(:date, '-14 days') and date(:date, '+14 days')
  union select to_ref from derived_link where from_ref = :ref and link = 'lookalikes'
  union select from_ref from derived_link where to_ref = :ref and link = 'lookalikes'
)
select derived_subject.ref, derived_subject.public_from as day
from other cross join derived_subject on derived_subject.ref = other.ref
where derived_subject.kind = 'movement'
  and derived_subject.ref <> :ref
  and json_extract(derived_subject.doc, '$.people.lo') = :people
  and json_extract(derived_subject.doc, '$.from.code') = :origin
  and (
    (derived_subject.destination = :destination and derived_subject.sort_date between date(:date, '-14 days') and date(:date, '+14 days'))
    or :ref in (select from_ref from derived_link where to_ref = other.ref and link = 'lookalikes')
    or :ref in (select to_ref from derived_link where from_ref = other.ref and link = 'lookalikes')
  )
