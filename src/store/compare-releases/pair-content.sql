-- One row per pair of left rows with the same cells, the first with the first.
insert into pairs
with
  a as (select c, count(*) as k, min(n) as n, min(week) as week from free_a group by c),
  b as (select c, count(*) as k, min(n) as n from free_b group by c),
  shared as (select c, a.n as na, b.n as nb, a.week, a.k + b.k > 2 as several from a join b using (c)),
  a_several as (
    select n, week, c, row_number() over (partition by c order by n) as k
    from free_a semi join (select c from shared where several) s on free_a.c = s.c
  ),
  b_several as (
    select n, c, row_number() over (partition by c order by n) as k
    from free_b semi join (select c from shared where several) s on free_b.c = s.c
  )
select na, nb, 'renumbered', week from shared where not several
union all
select a_several.n, b_several.n, 'renumbered', a_several.week from a_several join b_several using (c, k)
