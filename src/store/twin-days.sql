-- One row a day on which the row of a possible twin changed: as many people from the same country, to the same country within two weeks, or called a look-alike.
select distinct public_from as day
from derived_subject
where kind = 'movement'
  and ref <> :ref
  and json_extract(doc, '$.people.lo') = :people
  and json_extract(doc, '$.from.code') = :origin
  and (
    (destination = :destination and sort_date between date(:date, '-14 days') and date(:date, '+14 days'))
    or ref in (select to_ref from derived_link where from_ref = :ref and link = 'lookalikes')
    or ref in (select from_ref from derived_link where to_ref = :ref and link = 'lookalikes')
  )
