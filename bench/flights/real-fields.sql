-- One row per aerodrome of OurAirports' list that has a place. Reads the gzipped CSV named by $file.
select
  ident,
  case type when 'large_airport' then 'large' when 'medium_airport' then 'medium' else 'small' end as kind,
  latitude_deg::double as lat,
  longitude_deg::double as lon,
  coalesce(try_cast(elevation_ft as double), 0) as elevation_ft,
  scheduled_service = 'yes' as scheduled
from read_csv($file, header = true, all_varchar = true, quote = '"', escape = '"')
where latitude_deg is not null and longitude_deg is not null and type in ('large_airport', 'medium_airport', 'small_airport')
order by ident
