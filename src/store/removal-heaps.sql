-- One row per heap of a release: a day of departure, a port, a country sent to and a country that sends, with its rows and people, and the people of the same way on the days beside.
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
)
select
  cast(day as varchar) as date,
  port,
  destination,
  sender,
  cast(rows as double) as rows,
  cast(people as double) as people,
  cast(untold as double) as untold,
  cast(third_country as double) as third_country,
  cast(cannot_tell as double) as cannot_tell,
  cast(coalesce(sum(people) over (way range between interval 1 day preceding and interval 1 day preceding), 0) as double) as before,
  cast(coalesce(sum(people) over (way range between interval 1 day following and interval 1 day following), 0) as double) as after
from heap
window way as (partition by port, destination, sender order by day)
