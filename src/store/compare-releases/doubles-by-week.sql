-- One row per week: rows of B that may be doubles (`d`) and the other left ones (`u`), rows of A, and the share of rows of A whose cells stand there more than once (`s`).
with
  repeated as (
    select week, count(*) filter (k > 1) as c, sum(k) filter (k > 1) as often, sum(k) as k
    from (select week, c, count(*) as k from side_a where c % {modulus} = 0 group by all)
    group by week
  ),
  sizes as (select week, count(*) as a from side_a group by all),
  d as (select week, count(*) as k from doubles where not sure group by all),
  u as (select week, count(*) as k from left_b anti join doubles on left_b.n = doubles.n group by all)
select
  cast(sizes.week as varchar) as week, sizes.a, coalesce(d.k, 0) as d, coalesce(u.k, 0) as u,
  coalesce(repeated.often, 0) / greatest(repeated.k, 1) as s
from sizes
left join repeated on repeated.week is not distinct from sizes.week
left join d on d.week is not distinct from sizes.week
left join u on u.week is not distinct from sizes.week
