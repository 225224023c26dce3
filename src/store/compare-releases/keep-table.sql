-- One row per row of a table, in a file.
copy (select * from {table}) to {file} (format parquet, compression zstd, row_group_size 16384)
