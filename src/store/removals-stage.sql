-- One row per row of a laid-out table: number of the table, place, our columns and theirs as text as they are written (null where empty).
copy (
  select cast({table} as smallint) as t, cast(place as integer) as row, {cells}
  from {source}
  where {kept}
) to {out} (format parquet, compression snappy, row_group_size {group})
