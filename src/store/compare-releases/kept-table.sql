-- One row per row of a table that was put in a file.
create view {table} as select * from read_parquet({file})
