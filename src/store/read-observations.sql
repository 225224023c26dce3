-- One row per row of an observers' log, in the order of the file; times as numbers that JavaScript holds exactly.
select * replace (cast(arrived_ms as double) as arrived_ms, cast(departed_ms as double) as departed_ms)
from read_parquet($file, file_row_number = true)
order by file_row_number
