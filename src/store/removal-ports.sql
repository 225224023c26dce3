-- One row per writing of a port of departure and country that sends; both empty where they are not told.
select distinct coalesce(trim(departure_port), '') as said, coalesce(sender_country, '') as sender from read_parquet($file)
order by all
