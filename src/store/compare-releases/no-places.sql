-- One row per difference, with the place of its row in one release: at first those that have no row there.
create or replace table {to} as
select *, null::varchar as {one}_file, null::varchar as {one}_sheet, null::integer as {one}_row, null::varchar as {one}_person
from {of}
where n{one} is null
