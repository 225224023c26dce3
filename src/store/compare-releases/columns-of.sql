-- One row per column of a table of rows.
select column_name from (describe select * from read_parquet({file}))
