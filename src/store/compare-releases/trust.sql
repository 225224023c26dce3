-- One row: identifiers of A and B in the span (one of {modulus} of them), how many both hold, how many of those tell the same person by what hardly changes, and how many by all cells; with the share that chance gives.
with
  a as (
    select p, count(*) as k, min(st) as s0, max(st) as s1, min(c) as c0, max(c) as c1
    from side_a where p % {modulus} = 0 and (day is null or day between {from} and {to}) group by p
  ),
  b as (
    select p, count(*) as k, min(st) as s0, max(st) as s1, min(c) as c0, max(c) as c1
    from side_b where p % {modulus} = 0 and (day is null or day between {from} and {to}) group by p
  ),
  stable as (select count(*) as k from side_a where n % {modulus} = 0 group by st),
  cells as (select count(*) as k from side_a where n % {modulus} = 0 group by c)
select
  count(*) filter (a.p is not null) as ids_a,
  count(*) filter (b.p is not null) as ids_b,
  count(*) filter (a.p = b.p) as shared,
  count(*) filter (a.p = b.p and (a.s0 = b.s0 or a.s1 = b.s1)) as agree,
  count(*) filter (a.p = b.p and (a.c0 = b.c0 or a.c1 = b.c1)) as equal,
  count(*) filter (a.k = 1) as unique_a,
  count(*) filter (b.k = 1) as unique_b,
  (select sum(k * k) / greatest(sum(k) * sum(k), 1) from stable) as chance,
  (select sum(k * k) / greatest(sum(k) * sum(k), 1) from cells) as equal_chance
from a full join b on a.p = b.p
