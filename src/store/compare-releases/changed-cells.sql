-- One row per changed cell of a pair: the column, and the cell as written in A and in B.
create or replace table changed_cells as
with
  pair as (select na, nb from pairs where how = 'changed'),
  a as (select pair.na, {cells_a} from read_parquet({a}) f join pair on f.id = pair.na),
  b as (select pair.na, pair.nb, {cells_b} from read_parquet({b}) f join pair on f.id = pair.nb),
  told as (
    select na, nb, unnest([{told}]) as one
    from a join b using (na)
  )
select na, nb, one.col as col, one.a as a, one.b as b
from told
where one.differs
