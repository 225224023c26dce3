-- One row per week: left rows of A (`l`) and B (`u`), and the share of pairs of different rows of A in the week that agree in what is looked at (`q`), measured on one of {modulus} of them.
with
  keyed as ({source}),
  agree as (
    select week, sum(k * (k - 1)) as pairs
    from (select week, h, count(distinct who) as k from keyed where h % {modulus} = 0 group by all)
    group by week
  ),
  sizes as (select {week} as week, count(*) as k from side_a group by all),
  l as (select {week} as week, count(*) as k from {left_a} group by all),
  u as (select {week} as week, count(*) as k from {left_b} group by all)
select
  cast(sizes.week as varchar) as week, coalesce(l.k, 0) as l, coalesce(u.k, 0) as u,
  coalesce(agree.pairs, 0) * {modulus} / greatest(sizes.k * (sizes.k - 1.0), 1) as q
from sizes
left join agree on agree.week is not distinct from sizes.week
left join l on l.week is not distinct from sizes.week
left join u on u.week is not distinct from sizes.week
