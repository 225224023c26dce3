-- One row per position of OpenSky's state vectors, in the columns that clean.sql reads: metres and metres a second become feet and knots; a position that is only repeated is left out.
select
  icao24,
  'icao' as addr_type,
  cast(s.time as bigint) * 1000 as time_ms,
  lat,
  lon,
  onground,
  cast(case when not onground then baroaltitude / 0.3048e0 end as real) as alt_baro_ft,
  cast(velocity * 3600 / 1852e0 as real) as gs_kt,
  cast(vertrate * 60 / 0.3048e0 as real) as baro_rate_fpm,
  nullif(trim(callsign), '') as callsign,
  cast(null as varchar) as source_type,
  'opensky' as feed
from :states as s
where s.time - lastposupdate < 1
