-- One row per identifier and content that A and B do not hold equally often, with how often each does. `key` is the identifier, or 0 where identifiers do not hold.
create table uneven as
select p, c, sum(in_a) as in_a, sum(in_b) as in_b
from (
  select {key} as p, c, 1 as in_a, 0 as in_b from side_a
  union all
  select {key}, c, 0, 1 from side_b
)
group by p, c
having sum(in_a) <> sum(in_b)
