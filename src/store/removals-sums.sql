-- One row: what the rows of a release come to.
select
  count(*)::double as rows, coalesce(sum(people), 0)::double as people, min(counted_date)::varchar as from_day, max(counted_date)::varchar as to_day,
  count(*) filter (third_country = 'yes')::double as yes, count(*) filter (third_country = 'no')::double as no, count(*) filter (third_country = 'cannot_tell')::double as cannot_tell,
  coalesce(bool_and(id = file_row_number), true) as in_order
from read_parquet({rows}, file_row_number = true)
