-- One row per row of a release, put in order of its number.
copy (select * from read_parquet({rows}) order by id) to {out} (format parquet, compression zstd, row_group_size {group})
