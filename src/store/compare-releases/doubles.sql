-- One row per left row of B whose cells A holds too, or whose person left on its day in A. `sure`: with the same identifier.
create or replace table doubles as
with
  alike as (select distinct left_b.c from left_b semi join side_a on left_b.c = side_a.c),
  persons as (select distinct left_b.p, left_b.day from left_b semi join side_a on left_b.p = side_a.p and left_b.day = side_a.day where {held})
select
  l.n, l.week, l.c,
  {held} and l.p is not null and (l.twin > 0 or persons.p is not null) as sure
from left_b l
left join alike on alike.c = l.c
left join persons on persons.p = l.p and persons.day = l.day
where alike.c is not null or persons.p is not null
