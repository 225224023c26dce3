-- One row: cells of a column that hold the same in both releases and are written otherwise, as far as their number tells. Rows that only one release holds say nothing.
with
  a as (select {cell} as v, {said} as s, count(*) as k from read_parquet({a}) f anti join placed_a on f.id = placed_a.n group by all),
  b as (select {cell} as v, {said} as s, count(*) as k from read_parquet({b}) f anti join placed_b on f.id = placed_b.n group by all),
  both_hold as (
    select v, sum(least(ka, kb)) as k
    from (select v, sum(k) as ka from a group by v) join (select v, sum(k) as kb from b group by v) using (v)
    group by v
  ),
  alike as (select a.v, sum(least(a.k, b.k)) as k from a join b on a.v = b.v and a.s is not distinct from b.s group by a.v)
select coalesce(sum(both_hold.k - coalesce(alike.k, 0)), 0) as k
from both_hold left join alike using (v)
