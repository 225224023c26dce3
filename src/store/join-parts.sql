-- One row per position of the day: its parts, one after another.
copy (select * from read_parquet($parts, hive_partitioning = false)) to $out (format parquet, compression zstd, compression_level 1, kv_metadata {feeds: $feeds})
