-- One row: the feeds that ever told of the day of a file, a line each.
select decode(value) from parquet_kv_metadata($file) where decode(key) = 'feeds'
