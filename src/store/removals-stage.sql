-- One row per row of a laid-out table: number of the table, place, our columns and theirs as text as they are written (null where empty), and a number that equal rows share.
copy (
  with cells as (select cast(place as integer) as row, {cells} from {source} where {kept})
  select cast({table} as smallint) as t, *, hash({values}) as same
  from cells
) to {out} (format parquet, compression snappy, row_group_size 16384)
