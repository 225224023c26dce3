-- One row per row of a release, as digests: identifier (null without one), all cells that are compared, and those of a person that hardly ever change. `week` is its Monday.
create table {side} as
select
  id as n,
  {day} as day,
  cast(date_trunc('week', {day}) as date) as week,
  cast(coalesce(people, 0) as integer) as people,
  {person} as p,
  {content} as c,
  {stable} as st
from read_parquet({file})
