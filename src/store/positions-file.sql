-- One row per position of an aircraft in a stretch of time, every column as it was loaded, in order of time.
copy (
  select * from read_parquet($files, hive_partitioning = false)
  where icao24 = $icao24 and time_ms between $from_ms and $to_ms
  order by time_ms
) to '$out' (format parquet, compression zstd)
