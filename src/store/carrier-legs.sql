-- One row per leg, by aircraft and time: its ends with the aerodrome's position, or where it was first and last heard; `carries` says whether its aircraft has any leg that may have carried people.
-- The whole leg (doc) is read only where the columns do not tell: most legs have both ends and a class.
with told as materialized (
  select
    id, icao24, registration, typecode, first_seen_ms as first_ms, last_seen_ms as last_ms,
    adep as "from", adep_country as from_country, ades as "to", ades_country as to_country, class,
    class not in ('removal', 'return', 'lateral')
      and (instr(doc, '"rule":"watched_tail"') > 0 or instr(doc, '"rule":"mission_callsign"') > 0) as watched,
    case when adep is null then json_extract(doc, '$.first') end as first,
    case when ades is null then json_extract(doc, '$.last') end as last
  from leg
),
aircraft as (
  select distinct icao24 from told
  where watched or class in ('removal', 'removal_connection', 'shuffle', 'return', 'lateral', 'military')
),
field as (
  select ident, json_extract(doc, case when leg.adep = ident then '$.adep_at' else '$.ades_at' end) as at
  from (
    select ident, max(id) as id
    from (select "from" as ident, id from told union all select "to", id from told)
    where ident is not null
    group by ident
  ) join leg using (id)
)
select
  told.*,
  told.icao24 in (select icao24 from aircraft) as carries,
  json_extract(coalesce(departure.at, first), '$.lat') as from_lat,
  json_extract(coalesce(departure.at, first), '$.lon') as from_lon,
  coalesce(json_extract(first, '$.alt_baro_ft'), 0) as first_ft,
  json_extract(coalesce(arrival.at, last), '$.lat') as to_lat,
  json_extract(coalesce(arrival.at, last), '$.lon') as to_lon,
  coalesce(json_extract(last, '$.alt_baro_ft'), 0) as last_ft
from told
left join field as departure on departure.ident = "from"
left join field as arrival on arrival.ident = "to"
order by told.icao24, first_ms, told.id
