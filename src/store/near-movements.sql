-- One row a movement that may be a twin of another: as many people from the same country to the same country within two weeks, public on a day.
select ref, doc
from derived_subject indexed by derived_subject_twin
where kind = 'movement'
  and destination = :destination
  and json_extract(doc, '$.people.lo') = :people
  and sort_date between date(:date, '-14 days') and date(:date, '+14 days')
  and json_extract(doc, '$.from.code') = :origin
  and public_from <= :day and public_to > :day
  and ref <> :ref
order by ref
