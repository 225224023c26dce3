-- One row per aircraft of one day's file that is asked for by its address or its call sign, with what it sent and when and where it was heard.
select
  icao24,
  coalesce(list_sort(list(distinct callsign) filter (where callsign is not null)), []) as callsigns,
  cast(count(*) as double) as positions,
  cast(min(time_ms) as double) as first_ms,
  cast(max(time_ms) as double) as last_ms,
  arg_min(lat, time_ms) filter (where lat is not null) as lat,
  arg_min(lon, time_ms) filter (where lon is not null) as lon
from read_parquet($file)
where addr_type <> 'non_icao' and (list_contains($aircraft, icao24) or coalesce(regexp_matches(callsign, $callsigns), false))
group by icao24
order by icao24
