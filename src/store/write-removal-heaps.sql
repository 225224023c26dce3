-- One row per heap of a release: a day of departure, a port, a country sent to and a country that sends, with its rows and people, and the people of the same way on the days beside.
copy (
  with heap as (
    select
      departed_date as day,
      nullif(trim(departure_port), '') as port,
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
  beside as (
    select
      *,
      coalesce(sum(people) over (way range between interval 1 day preceding and interval 1 day preceding), 0) as before,
      coalesce(sum(people) over (way range between interval 1 day following and interval 1 day following), 0) as after
    from heap
    window way as (partition by port, destination, sender order by day)
  )
  select * from beside
) to '$out' (format parquet, compression zstd)
