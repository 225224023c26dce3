-- One row per leg, by aircraft and time: its ends with the aerodrome's position, or where it was first and last heard; `carries` says whether its aircraft has any leg that may have carried people.
with told as (
  select *, instr(doc, '"rule":"watched_tail"') > 0 or instr(doc, '"rule":"mission_callsign"') > 0 as watched
  from leg
  where last_seen_ms <= :until_ms
),
aircraft as (
  select distinct icao24 from told
  where watched or class in ('removal', 'removal_connection', 'shuffle', 'return', 'lateral', 'military')
)
select
  id, icao24, registration, typecode, first_seen_ms as first_ms, last_seen_ms as last_ms,
  adep as "from", adep_country as from_country, ades as "to", ades_country as to_country, class, watched,
  icao24 in (select icao24 from aircraft) as carries,
  coalesce(json_extract(doc, '$.adep_at.lat'), json_extract(doc, '$.first.lat')) as from_lat,
  coalesce(json_extract(doc, '$.adep_at.lon'), json_extract(doc, '$.first.lon')) as from_lon,
  coalesce(json_extract(doc, '$.first.alt_baro_ft'), 0) as first_ft,
  coalesce(json_extract(doc, '$.ades_at.lat'), json_extract(doc, '$.last.lat')) as to_lat,
  coalesce(json_extract(doc, '$.ades_at.lon'), json_extract(doc, '$.last.lon')) as to_lon,
  coalesce(json_extract(doc, '$.last.alt_baro_ft'), 0) as last_ft
from told
order by icao24, first_seen_ms, id
