-- One row: identifiers of A and B in the span (one of {modulus} of them), how many both hold, and how many of those tell the same person.
with
  a as (
    select p, count(*) as k, min(st) as s0, max(st) as s1
    from side_a where p % {modulus} = 0 and (day is null or day between {from} and {to}) group by p
  ),
  b as (
    select p, count(*) as k, min(st) as s0, max(st) as s1
    from side_b where p % {modulus} = 0 and (day is null or day between {from} and {to}) group by p
  ),
  spread as (select count(*) as k from side_a where n % {modulus} = 0 group by st),
  chance as (select sum(k * k) / greatest(sum(k) * sum(k), 1) as q from spread)
select
  count(*) filter (a.p is not null) as ids_a,
  count(*) filter (b.p is not null) as ids_b,
  count(*) filter (a.p = b.p) as shared,
  count(*) filter (a.p = b.p and (a.s0 = b.s0 or a.s1 = b.s1)) as agree,
  count(*) filter (a.k = 1) as unique_a,
  count(*) filter (b.k = 1) as unique_b,
  (select q from chance) as chance
from a full join b on a.p = b.p
