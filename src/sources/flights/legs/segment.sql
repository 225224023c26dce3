-- One row per leg of one emitter: the rule of segment.ts, break-at.ts and on-ground.ts over cleaned rows, in words that DuckDB and Trino both know. Numbers are those of rule.ts, put in by name.
with told as (
  select
    icao24, emitter, rotorcraft, time_ms, lat, lon, says, mlat, callsign,
    cast(alt_baro_ft as double) as alt_ft,
    cast(gs_kt as double) as gs_kt,
    cast(baro_rate_fpm as double) as rate_fpm
  from :rows
),
beside as (
  select
    *,
    lag(time_ms) over w as prev_ms,
    lag(lat) over w as prev_lat,
    lag(lon) over w as prev_lon,
    lag(says) over w as prev_says,
    lag(alt_ft) over w as prev_alt_ft,
    lag(gs_kt) over w as prev_gs_kt,
    lead(time_ms) over w as next_ms,
    lead(says) over w as next_says,
    lead(alt_ft) over w as next_alt_ft,
    max(gs_kt) over (w rows between unbounded preceding and current row) as fastest_kt
  from told
  window w as (partition by icao24, emitter order by time_ms)
),
-- What it says is believed, unless it is fast and no row beside says the same; who says "in the air", or nothing, is on the ground when it stands still.
-- The trend is the rate that is told, else reckoned to the row after, else from the row before, when that is near.
judged as (
  select
    *,
    case
      when says = 1 and coalesce(gs_kt >= :neverGroundKt, false) then false
      when says = 1 then coalesce(gs_kt < :groundSpeedKt, true) or coalesce(prev_says, 2) = 1 or coalesce(next_says, 2) = 1
      else coalesce(
        coalesce(gs_kt, case when time_ms - prev_ms <= :trendMs then prev_gs_kt end)
          < case when rotorcraft then :stillRotorKt else :stillKt end,
        false
      )
        and not coalesce(abs(rate_fpm) >= :stillFpm, false)
    end as ground,
    coalesce(
      rate_fpm,
      case when next_ms - time_ms <= :trendMs then (next_alt_ft - alt_ft) / (next_ms - time_ms) * 60000 end,
      case when time_ms - prev_ms <= :trendMs then (alt_ft - prev_alt_ft) / (time_ms - prev_ms) * 60000 end
    ) as trend_fpm,
    coalesce(gs_kt < :slowKt and gs_kt <= :slowShare * fastest_kt, false) as slow
  from beside
),
-- Any row in the air before serves for "last in the air in the open leg": a leg that began on the ground since then began after a silence longer than a stop.
known as (
  select
    *,
    time_ms - prev_ms as silence_ms,
    lag(ground) over w as prev_ground,
    lag(trend_fpm) over w as prev_trend_fpm,
    lag(slow) over w as prev_slow,
    lead(ground) over w as next_ground,
    max(case when not ground then time_ms end) over (w rows between unbounded preceding and 1 preceding) as last_air_ms
  from judged
  window w as (partition by icao24, emitter order by time_ms)
),
-- Great-circle distance as in great-circle.ts, and the speeds and times of break-at.ts; only where a silence may hide a landing.
quiet as (
  select
    *,
    case when silence_ms > :silenceMs and not ground and not prev_ground then
      2 * :earthRadiusNm * asin(least(1e0, sqrt(
        sin(((lat - prev_lat) * (pi() / 180)) / 2) * sin(((lat - prev_lat) * (pi() / 180)) / 2)
        + cos(prev_lat * (pi() / 180)) * cos(lat * (pi() / 180))
          * sin(((lon - prev_lon) * (pi() / 180)) / 2) * sin(((lon - prev_lon) * (pi() / 180)) / 2)
      ))) / (silence_ms / 3600000e0)
    end as got_kt,
    greatest(coalesce(prev_gs_kt, 0e0), coalesce(gs_kt, 0e0), :leastSpeedKt) as flew_kt,
    case when prev_slow or prev_trend_fpm <= -:trendFpm then 1 else 0 end + case when slow or trend_fpm >= :trendFpm then 1 else 0 end as signs
  from known
),
needed as (
  select
    *,
    case
      when signs = 2 then :twoSignsS + :twoSignsShare * (silence_ms / 1e3)
      when signs = 1 then :oneSignS + :oneSignShare * (silence_ms / 1e3)
      when prev_alt_ft < :lowFt and alt_ft < :lowFt then :noSignLowS + :noSignLowShare * (silence_ms / 1e3)
      else :noSignS + :noSignShare * (silence_ms / 1e3)
    end as least_lost_s,
    case when signs = 2
      then coalesce(prev_alt_ft, :lowFt) / :steepSinkFtS + coalesce(alt_ft, :lowFt) / :steepClimbFtS + :steepStopS
      else coalesce(prev_alt_ft, :lowFt) / :gentleSinkFtS + coalesce(alt_ft, :lowFt) / :gentleClimbFtS + :gentleStopS
    end as landing_s
  from quiet
),
broken as (
  select
    *,
    case
      when prev_ms is null then 'first'
      when silence_ms > :longSilenceMs then 'long_silence'
      when not ground and prev_ground and coalesce(time_ms - last_air_ms >= :stopMs, true) then 'left_ground'
      when silence_ms <= :silenceMs then null
      when ground or prev_ground then 'silence_on_ground'
      when silence_ms / 1e3 > landing_s and silence_ms / 1e3 * (1 - got_kt / flew_kt) > least_lost_s then 'landing_in_gap'
    end as reason
  from needed
),
numbered as (
  select
    *,
    count(reason) over (partition by icao24, emitter order by time_ms rows between unbounded preceding and current row) as leg,
    reason is null and not ground and prev_ground as touched,
    reason is null and not ground and not prev_ground and silence_ms > :gapMs as gap
  from broken
),
-- A leg that has a row in the air begins with it; what is before the leg is before its take-off, and what comes after its last row in the air is after its landing.
-- The two engines differ in whether max_by passes over nulls, hence the numbers that nothing can have.
legs as (
  select
    icao24,
    emitter,
    max(reason) as break_reason,
    min_by(callsign, time_ms) filter (where not ground and callsign is not null) as callsign,
    min(time_ms) filter (where not ground) as first_seen_ms,
    max(time_ms) filter (where not ground) as last_seen_ms,
    max(prev_ms) filter (where reason is not null) as atot_lo_ms,
    max(case when prev_ground then 1 else 0 end) filter (where reason is not null) as from_ground,
    nullif(max_by(coalesce(next_ms, -1), time_ms) filter (where not ground), -1) as aldt_hi_ms,
    max_by(case when next_ground then 1 else 0 end, time_ms) filter (where not ground) as to_ground,
    max(lat) filter (where reason is not null) as first_lat,
    max(lon) filter (where reason is not null) as first_lon,
    max(alt_ft) filter (where reason is not null) as first_alt_ft,
    max_by(lat, time_ms) filter (where not ground) as last_lat,
    max_by(lon, time_ms) filter (where not ground) as last_lon,
    nullif(max_by(coalesce(alt_ft, -1e9), time_ms) filter (where not ground), -1e9) as last_alt_ft,
    count(*) as points,
    count(*) filter (where not ground) as points_airborne,
    count(*) filter (where gap) as gaps,
    array_agg(prev_ms order by time_ms) filter (where gap) as gap_starts_ms,
    array_agg(time_ms order by time_ms) filter (where gap) as gap_ends_ms,
    count(*) filter (where touched) as touch_and_gos,
    max(alt_ft) filter (where not ground) as max_alt_ft,
    min(alt_ft) filter (where not ground) as min_alt_ft,
    max(gs_kt) filter (where not ground) as max_kt,
    sum(cast(mlat as double)) filter (where not ground) as mlat_rows
  from numbered
  group by icao24, emitter, leg
),
-- An end is seen when one side is on the ground and the other follows soon; it may then lie a little beyond either, since "on the ground" is told late.
ends as (
  select
    *,
    from_ground = 1 and first_seen_ms - atot_lo_ms <= :seenMs as saw_start,
    to_ground = 1 and aldt_hi_ms - last_seen_ms <= :seenMs as saw_end
  from legs
)
select
  icao24,
  emitter,
  callsign,
  first_seen_ms,
  last_seen_ms,
  case when saw_start then (atot_lo_ms + first_seen_ms) / 2e0 end as atot_ms,
  atot_lo_ms - case when saw_start then :marginMs else :clocksMs end as atot_lo_ms,
  first_seen_ms + case when saw_start then :marginMs else :clocksMs end as atot_hi_ms,
  case when saw_start then 'observed' else 'bounded' end as atot_source,
  case when saw_end then (last_seen_ms + aldt_hi_ms) / 2e0 end as aldt_ms,
  last_seen_ms - case when saw_end then :marginMs else :clocksMs end as aldt_lo_ms,
  aldt_hi_ms + case when saw_end then :marginMs else :clocksMs end as aldt_hi_ms,
  case when saw_end then 'observed' else 'bounded' end as aldt_source,
  first_lat,
  first_lon,
  first_alt_ft,
  last_lat,
  last_lon,
  last_alt_ft,
  break_reason,
  points,
  points_airborne,
  gaps,
  gap_starts_ms,
  gap_ends_ms,
  touch_and_gos,
  max_alt_ft,
  mlat_rows / points_airborne as mlat_share
from ends
where points_airborne >= :leastRows
  and (
    last_seen_ms - first_seen_ms >= :leastMs
      and (max_kt is null or max_kt >= :flyingKt or coalesce(max_alt_ft - min_alt_ft >= :flyingFt, false))
    or last_seen_ms - first_seen_ms >= :shortMs and coalesce(max_kt >= :shortKt, false)
  )
