-- One row per row of a laid-out table that is none of the release: totals and notes under it.
insert into reject
select
  {file}, {sheet}, cast(place as integer),
  case when {total} then 'a total, which is no row' else 'a note: one cell in a row that should hold many' end,
  to_json({cells})
from {source}
where not ({kept})
