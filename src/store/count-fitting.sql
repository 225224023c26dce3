-- One row: how many rows of a release fit.
select cast(count(*) as double)
from read_parquet($file)
where {where}
