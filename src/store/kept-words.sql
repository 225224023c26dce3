-- One row per word that the positions of a day's file hold.
select distinct unnest([icao24, callsign, squawk, source_type, feed]) as word from read_parquet($file)
