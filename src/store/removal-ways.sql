-- One row per way of a release: a port as written, a country sent to and a country that sends.
select distinct port, destination, sender from read_parquet($file)
