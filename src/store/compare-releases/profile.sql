-- One row: how many rows a release has, and how many cells of each column are filled.
select count(*) as n, sum(coalesce(people, 0)) as people, {counts}
from read_parquet({file})
