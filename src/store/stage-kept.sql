-- staged: one row per position that a day's file has already, beside those that came.
insert into staged
select
  cast('0x' || icao24 as integer) + case addr_type when 'non_icao' then 16777216 else 0 end,
  i.n,
  time_ms,
  coalesce(lat, 'nan'::double),
  coalesce(lon, 'nan'::double),
  coalesce(alt_baro_ft, 'nan'::real),
  coalesce(alt_geom_ft, 'nan'::real),
  coalesce(gs_kt, 'nan'::real),
  coalesce(track_deg, 'nan'::real),
  coalesce(baro_rate_fpm, 'nan'::real),
  coalesce(cast(nic as real), 'nan'::real),
  coalesce(cast(sil as real), 'nan'::real),
  cast(case when onground then 1 when not onground then 0 else 2 end + case when stale then 4 else 0 end + case when leg_hint then 8 else 0 end as utinyint),
  coalesce(c.n, -1),
  coalesce(q.n, -1),
  coalesce(s.n, -1),
  f.n
from read_parquet($file)
  join word i on i.word = icao24
  join word f on f.word = feed
  left join word c on c.word = callsign
  left join word q on q.word = squawk
  left join word s on s.word = source_type
