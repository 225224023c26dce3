-- One row per row of a release that has no equal in the other one: of equal rows the last ones are left over. `twin`: how many equal rows the other release has.
create table rest_{one} as
with
  own as (
    select s.n, s.day, s.week, s.people, s.p, s.c, s.st, {key} as key, cast(g.in_{one} as integer) as k, cast(g.in_{other} as integer) as twin
    from side_{one} s join uneven g on {key} = g.p and s.c = g.c
    where g.in_{one} > g.in_{other}
  )
select n, day, week, people, p, c, st, twin from own where twin = 0
union all
select n, day, week, people, p, c, st, twin
from own
where twin > 0
qualify row_number() over (partition by key, c order by n) > twin
