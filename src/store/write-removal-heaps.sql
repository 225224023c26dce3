-- One row per heap of a release: a day of departure, a place of departure (however it is written), a country sent to and a country that sends, with its rows and people, and the people of the same
-- way on the days beside. `port` has the writings of the place, the most frequent first, with character 31 between.
copy (
  with written as (
    select
      departed_date as day,
      coalesce(trim(departure_port), '') as said,
      departure_country as destination,
      sender_country as sender,
      count(*) as rows,
      coalesce(sum(people), 0) as people,
      count(*) filter (where people is null) as untold,
      coalesce(sum(people) filter (where third_country = 'yes'), 0) as third_country,
      coalesce(sum(people) filter (where third_country = 'cannot_tell'), 0) as cannot_tell
    from read_parquet($file)
    group by all
  ),
  place as (select unnest($said) as said, unnest($sender) as sender, unnest($place) as place),
  heap as (
    select
      day,
      place,
      string_agg(said, chr(31) order by rows desc, said) as port,
      destination,
      written.sender,
      sum(rows) as rows,
      sum(people) as people,
      sum(untold) as untold,
      sum(third_country) as third_country,
      sum(cannot_tell) as cannot_tell
    from written
    join place using (said)
    where coalesce(written.sender, '') = place.sender
    group by day, place, destination, written.sender
  ),
  beside as (
    select
      *,
      coalesce(sum(people) over (way range between interval 1 day preceding and interval 1 day preceding), 0) as before,
      coalesce(sum(people) over (way range between interval 1 day following and interval 1 day following), 0) as after
    from heap
    window way as (partition by place, destination, sender order by day)
  )
  select * from beside
) to '$out' (format parquet, compression zstd)
