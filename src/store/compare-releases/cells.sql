-- One row per left row of a release: a digest of each of its cells.
create or replace table cells_{one} as
with own as (select n, day, week, p, c, st from left_{one} where {which})
select own.*, told.* exclude (id)
from (select f.id, {cells} from read_parquet({file}) f semi join own on f.id = own.n) told join own on told.id = own.n
