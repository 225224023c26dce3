-- One row a source that stood: what lists of sources are sorted and filtered by, newest first; a year alone comes after its days, no date last.
select
  id,
  public_date,
  json_extract(doc, '$.kind') as kind,
  json_extract(doc, '$.seen') as seen,
  json_extract(doc, '$.url') as url,
  json_extract(doc, '$.copy_of') as copy_of
from source
where recorded_seq <= :seq and (superseded_seq is null or superseded_seq > :seq)
order by json_extract(doc, '$.date') desc, id
