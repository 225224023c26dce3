-- One row per row of a release whose operation is not told alike in both releases, or that left on such a one's day for the same place: what it says, and its number.
with
  a as (select operation(operation_id) as op, {day} as day, {sender} as sender, {dest} as dest, people from read_parquet({a})),
  b as (select operation(operation_id) as op, {day} as day, {sender} as sender, {dest} as dest, people from read_parquet({b})),
  told as (
    select op, day, sender, dest, people
    from (select *, 1 as k from a union all select *, -1 from b)
    group by all having sum(k) <> 0
  )
select
  f.id as n, operation(f.operation_id) as op, cast({day} as varchar) as day, {sender} as sender, {dest} as dest, f.people,
  {year} as year, scheme(operation(f.operation_id)) as scheme
from read_parquet({file}) f
where
  operation(f.operation_id) in (select op from told)
  or ({day}, {dest}) in (select (day, dest) from told where day is not null)
order by f.id
