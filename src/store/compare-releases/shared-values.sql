-- One row: the share of rows of A whose value of a column occurs in B, and the other way; null where the column is empty.
with
  a as (select {cell} as v, count(*) as k from read_parquet({a}) group by all),
  b as (select {cell} as v, count(*) as k from read_parquet({b}) group by all)
select
  (select sum(k) filter (v in (select v from b where v is not null)) / sum(k) from a where v is not null) as of_a,
  (select sum(k) filter (v in (select v from a where v is not null)) / sum(k) from b where v is not null) as of_b
