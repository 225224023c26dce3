-- One row per position of one day's file, in the order of the file, as the typed columns of a batch: no value is null except the call sign.
select
  cast('0x' || icao24 as integer) + case addr_type when 'non_icao' then 16777216 else 0 end as address,
  cast(time_ms as double) as time_ms,
  coalesce(lat, 'nan'::double) as lat,
  coalesce(lon, 'nan'::double) as lon,
  cast(case when onground then 1 when not onground then 0 else 2 end as utinyint) as ground,
  coalesce(alt_baro_ft, 'nan'::real) as alt_baro_ft,
  coalesce(gs_kt, 'nan'::real) as gs_kt,
  coalesce(track_deg, 'nan'::real) as track_deg,
  coalesce(baro_rate_fpm, 'nan'::real) as baro_rate_fpm,
  cast(coalesce(source_type = 'mlat', false) as utinyint) as mlat,
  callsign
from read_parquet($file)
where $aircraft is null or list_contains($aircraft, icao24)
