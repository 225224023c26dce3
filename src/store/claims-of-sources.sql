-- One row a source among those asked for: how many of its claims stood and were public.
select source, count(*) as n
from claim
where source in (select value from json_each(:ids))
  and public_date <= :day
  and recorded_seq <= :seq and (superseded_seq is null or superseded_seq > :seq)
group by source
