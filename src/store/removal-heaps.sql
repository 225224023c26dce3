-- One row per heap of at least so many people, or of a way and days on which a flight is known; the others are one row a way, with their number and first day.
with flown as (
  select unnest($flown) as way
),
asked as (
  select
    *,
    people + untold >= $least or (
      day between cast($flown_from as date) and cast($flown_to as date)
      and concat(sender, '|', destination, '|', port) in (select way from flown)
    ) as alone
  from read_parquet($file)
)
select
  cast(day as varchar) as date, port, destination, sender,
  1.0::double as heaps, rows::double as rows, people::double as people, untold::double as untold,
  third_country::double as third_country, cannot_tell::double as cannot_tell, before::double as before, after::double as after
from asked
where alone
union all
select
  cast(min(day) as varchar), port, destination, sender,
  count(*)::double, sum(rows)::double, sum(people)::double, sum(untold)::double,
  sum(third_country)::double, sum(cannot_tell)::double, 0, 0
from asked
where not alone
group by port, destination, sender, day is null
