-- One row per row of a release that a description is looked for, with the columns that may bound it. `block`: the description that it falls under, from 0.
create or replace table marked as
select f.id as n, {day} as day, cast(null as integer) as block, {columns}
from read_parquet({file}) f semi join ({which}) w on f.id = w.n
