-- One row per position that the rule takes, as far as windows can tell it: what reach.ts and leg-finder.ts leave out, without telling two aircraft with one address apart (emitters.ts).
with placed as (
  select
    icao24,
    icao24 in (select icao24 from :rotorcraft) as rotorcraft,
    time_ms,
    lat,
    lon,
    case when onground then 1 when not onground then 0 else 2 end as says,
    case when alt_baro_ft <= :highestFt then alt_baro_ft end as alt_baro_ft,
    gs_kt,
    baro_rate_fpm,
    case when source_type = 'mlat' then 1 else 0 end as mlat,
    callsign,
    row_number() over (partition by icao24, time_ms order by feed, lat, lon, gs_kt, alt_baro_ft, onground) as told
  from :positions
  where addr_type = 'icao' and abs(lat) <= 90 and abs(lon) <= 180
),
repeated as (
  select
    *,
    coalesce(gs_kt >= :frozenKt and lat = lag(lat) over w and lon = lag(lon) over w, false) as frozen
  from placed
  where told = 1
  window w as (partition by icao24 order by time_ms)
),
beside as (
  select
    *,
    lag(time_ms) over w as prev_ms,
    lag(lat) over w as prev_lat,
    lag(lon) over w as prev_lon,
    lag(gs_kt) over w as prev_gs_kt,
    lead(time_ms) over w as next_ms,
    lead(lat) over w as next_lat,
    lead(lon) over w as next_lon,
    lead(gs_kt) over w as next_gs_kt
  from repeated
  where not frozen
  window w as (partition by icao24 order by time_ms)
),
-- Two steps from the row before: to this row, and past it to the next one.
steps as (
  select
    *,
    (time_ms - prev_ms) / 3600000e0 as here_h,
    (next_ms - prev_ms) / 3600000e0 as past_h,
    case when coalesce(prev_gs_kt, 0) <= 0 and gs_kt is null then :jetKt
      else least(:mostKt, :overTold * greatest(coalesce(prev_gs_kt, 0), coalesce(gs_kt, 0), 0) + :overKt) end as here_kt,
    case when coalesce(prev_gs_kt, 0) <= 0 and next_gs_kt is null then :jetKt
      else least(:mostKt, :overTold * greatest(coalesce(prev_gs_kt, 0), coalesce(next_gs_kt, 0), 0) + :overKt) end as past_kt,
    abs(lon - prev_lon) as here_lon,
    abs(next_lon - prev_lon) as past_lon
  from beside
),
reaches as (
  select
    *,
    here_h * case when here_h > :longHours then greatest(:jetKt, here_kt) else here_kt end + :slackNm as here_reach_nm,
    past_h * case when past_h > :longHours then greatest(:jetKt, past_kt) else past_kt end + :slackNm as past_reach_nm,
    abs(lat - prev_lat) * 60 as here_north_nm,
    least(here_lon, 360 - here_lon) * 60 * cos(lat * (pi() / 180)) as here_east_nm,
    abs(next_lat - prev_lat) * 60 as past_north_nm,
    least(past_lon, 360 - past_lon) * 60 * cos(next_lat * (pi() / 180)) as past_east_nm
  from steps
),
reached as (
  select
    *,
    here_north_nm <= here_reach_nm
      and (here_reach_nm > :everywhereNm or sqrt(here_north_nm * here_north_nm + here_east_nm * here_east_nm) <= here_reach_nm) as here,
    past_north_nm <= past_reach_nm
      and (past_reach_nm > :everywhereNm or sqrt(past_north_nm * past_north_nm + past_east_nm * past_east_nm) <= past_reach_nm) as past
  from reaches
),
followed as (
  select *, lead(here) over (partition by icao24 order by time_ms) as next
  from reached
),
-- A row that cannot be reached from the row before is noise when the next one can be, or when there is none. So is the first row after a silence when the next one goes on
-- from the row before the silence, and not from it.
judged as (
  select *, coalesce(not here and coalesce(past, true) or time_ms - prev_ms > :silentMs and past and not next, false) as noise
  from followed
),
-- A row that comes after noise was held against the wrong row.
after as (
  select *, coalesce(lag(noise) over (partition by icao24 order by time_ms), false) as after_noise
  from judged
)
select icao24, 0 as emitter, rotorcraft, time_ms, lat, lon, says, alt_baro_ft, gs_kt, baro_rate_fpm, mlat, callsign
from after
where after_noise or not noise
