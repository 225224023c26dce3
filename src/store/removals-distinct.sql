-- One row per text that stands in a column of the release, with how many rows have it.
create or replace table distinct_text as
select {column} as text, count(*)::double as rows
from {staged}
where {column} is not null{only}
group by all
