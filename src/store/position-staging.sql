-- staged: one row per position that waits to be stored. NaN stands for a number that is not told; words are numbers of `word`, -1 when not told. `address` is what rows are sorted by, `icao24` its text.
create table staged (
  address integer, icao24 integer, time_ms bigint, lat double, lon double, alt_baro_ft real, alt_geom_ft real, gs_kt real, track_deg real, baro_rate_fpm real,
  nic real, sil real, marks utinyint, callsign integer, squawk integer, source_type integer, feed integer
);

-- word: one row per word of the staged rows.
create table word (n integer, word varchar);

-- here: one row per staged position of the range that is being written.
create view here as
select * from staged
where time_ms >= getvariable('from_ms') and time_ms < getvariable('to_ms')
  and address & 16777215 >= getvariable('from_address') and address & 16777215 < getvariable('to_address');

-- best_here: one row per staged position that is kept of a day of several feeds. In one second of one aircraft only the best rows stay: those with a position before those without, fresh before
-- stale, ADS-B before multilateration before the rest, and of equals those of the feed whose name comes first.
create view best_here as
with
  words as (select list(word order by n) as list from word),
  ranked as (
    select
      *,
      concat(
        case when isnan(lat) then 1 else 0 end,
        case when marks & 4 = 0 then 0 else 1 end,
        case when source_type < 0 or (select list from words)[source_type + 1] like 'adsb%' then 0 when (select list from words)[source_type + 1] = 'mlat' then 1 else 2 end,
        (select list from words)[feed + 1]
      ) as rank
    from here
  )
select * exclude (rank) from ranked
qualify rank = min(rank) over (partition by address, time_ms // 1000);
