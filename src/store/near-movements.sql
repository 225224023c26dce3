-- One row a movement that may be taken for another: to the same country within two weeks, public on a day.
select ref, doc
from derived_subject
where kind = 'movement'
  and destination = :destination
  and sort_date between date(:date, '-14 days') and date(:date, '+14 days')
  and public_from <= :day and public_to > :day
  and ref <> :ref
order by ref
