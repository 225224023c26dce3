-- One row per pair of left rows that differ in one cell only and have no other such partner; `col` is the place of the column.
create or replace table near as
with
  a as (select n, week, unnest([{keys}]) as key from cells_a),
  b as (select n, unnest([{keys}]) as key from cells_b),
  a_once as (select key.j as j, key.h as h, min(n) as n, min(week) as week from a group by all having count(*) = 1),
  b_once as (select key.j as j, key.h as h, min(n) as n from b group by all having count(*) = 1),
  pair as (select a.n as na, b.n as nb, a.week, j from a_once a join b_once b using (j, h))
select na, nb, week, j as col
from pair
qualify count(*) over (partition by na) = 1 and count(*) over (partition by nb) = 1
