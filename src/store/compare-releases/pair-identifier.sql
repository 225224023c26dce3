-- One row per pair of left rows with one identifier that are each other's nearest, by how many cells differ, then by days apart.
insert into pairs
with
  near as (
    select
      a.n as na, b.n as nb, a.week, a.day is not distinct from b.day as same_day,
      coalesce(abs(a.day - b.day), 0) as days, {differing} as d
    from cells_a a join cells_b b on a.p = b.p
    where a.st is not distinct from b.st or a.day is not distinct from b.day
  ),
  close as (select * from near where d <= case when same_day then {most_same_day} else {most} end),
  ranked as (
    select *,
      row_number() over (partition by na order by d, days, nb) as for_a,
      row_number() over (partition by nb order by d, days, na) as for_b
    from close
  )
select na, nb, 'changed', week from ranked where for_a = 1 and for_b = 1
