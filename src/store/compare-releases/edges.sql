-- One row per row on days that the other release does not cover. `block`: 0 before it begins, the next one after it ends.
create or replace table marked as
select
  n, day,
  cast(day > {first} and exists (select 1 from placed_{one} e where e.state = {kind} and e.day < {first}) as integer) as block
from placed_{one}
where state = {kind}
