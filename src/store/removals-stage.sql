-- One row per row of a laid-out table: number of the table, place, our columns and theirs as text without blanks at the ends (null where empty), and two numbers that equal rows share.
copy (
  with cells as (select cast(place as integer) as row, {cells} from {source} where {kept})
  select cast({table} as smallint) as t, *, hash({values}) as same, hash({values_back}, 1) as same_too
  from cells
) to {out} (format parquet, compression snappy, row_group_size 65536)
