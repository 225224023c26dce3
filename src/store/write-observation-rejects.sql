-- One row per row of an observers' log that is no observation, with its reason.
copy (
  select *
  from read_json(
    $rows,
    format = 'newline_delimited',
    columns = { file: 'varchar', sheet: 'varchar', row: 'integer', reason: 'varchar', raw: 'varchar' }
  )
) to $out (format parquet, compression zstd)
