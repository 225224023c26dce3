-- One row per row of an observers' log, in the order of the file.
copy (
  select *
  from read_json(
    $rows,
    format = 'newline_delimited',
    columns = {
      key: 'varchar', log: 'varchar', edition: 'varchar', file: 'varchar', sheet: 'varchar', row: 'integer', day: 'varchar', airport: 'varchar', arrived_ms: 'bigint',
      departed_ms: 'bigint', callsign: 'varchar', registration: 'varchar', icao24: 'varchar', route: 'varchar', origin: 'varchar', destination: 'varchar', operator: 'varchar',
      people: 'varchar', notes: 'varchar', faults: 'varchar', raw: 'varchar'
    }
  )
) to $out (format parquet, compression zstd)
