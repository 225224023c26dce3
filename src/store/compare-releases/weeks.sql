-- One row per week: rows of A and of B, rows that are gone, added (without doubles), changed and doubled.
select
  cast(week as varchar) as week,
  cast(sum(a) as integer) as a, cast(sum(b) as integer) as b, cast(sum(gone) as integer) as gone, cast(sum(added) as integer) as added,
  cast(sum(changed) as integer) as changed, cast(sum(doubled) as integer) as doubled
from (
  select week, 1 as a, 0 as b, 0 as gone, 0 as added, 0 as changed, 0 as doubled from side_a
  union all
  select week, 0, 1, 0, 0, 0, 0 from side_b
  union all
  select
    week, 0, 0, cast(kind = 'lost' as integer), cast(kind in ('late', 'added', 'new_weeks') as integer),
    cast(kind = 'changed' as integer), cast(kind = 'doubled' as integer)
  from differences
)
group by week
order by week
