-- One row per position of a UTC day, sorted by (icao24, time_ms); of rows that are the same in every column one. The digest makes the order total, so that a file is the same however its rows came.
copy (
  with
    -- every word, and its hash, in lists, so that a number finds its own without a join
    words as (select list(word order by n) as list, list(hash(word) order by n) as hashes from word),
    digested as (
      select
        *,
        hash(
          address, time_ms, lat, lon, alt_baro_ft, alt_geom_ft, gs_kt, track_deg, baro_rate_fpm, nic, sil, marks, (select hashes from words)[callsign + 1],
          (select hashes from words)[squawk + 1], (select hashes from words)[source_type + 1], (select hashes from words)[feed + 1]
        ) as digest
      from chosen
    ),
    ordered as (select * from digested order by address & 16777215, time_ms, digest),
    marked as (select *, lag(digest) over () as before from ordered)
  select
    (select list from words)[icao24 + 1] as icao24,
    case when address >= 16777216 then 'non_icao' else 'icao' end as addr_type,
    time_ms,
    nullif(lat, 'nan'::double) as lat,
    nullif(lon, 'nan'::double) as lon,
    case marks & 3 when 0 then false when 1 then true end as onground,
    nullif(alt_baro_ft, 'nan'::real) as alt_baro_ft,
    nullif(alt_geom_ft, 'nan'::real) as alt_geom_ft,
    nullif(gs_kt, 'nan'::real) as gs_kt,
    nullif(track_deg, 'nan'::real) as track_deg,
    nullif(baro_rate_fpm, 'nan'::real) as baro_rate_fpm,
    (select list from words)[callsign + 1] as callsign,
    (select list from words)[squawk + 1] as squawk,
    (select list from words)[source_type + 1] as source_type,
    (marks & 4) <> 0 as stale,
    (marks & 8) <> 0 as leg_hint,
    cast(nullif(nic, 'nan'::real) as tinyint) as nic,
    cast(nullif(sil, 'nan'::real) as tinyint) as sil,
    (select list from words)[feed + 1] as feed
  from marked
  where digest is distinct from before
) to $out (format parquet, compression zstd, compression_level 1, kv_metadata {feeds: $feeds})
