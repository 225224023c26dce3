-- One row per heap of at least so many people, or of a way and day on which a flight is known (`flown`, a line each); the others are one row a way, with their number and first day. With `only_flown` the others are left out.
with flown as (
  select unnest(string_split($flown, chr(10))) as way_day
),
asked as (
  select
    *,
    day is not null
    and concat(day, '|', coalesce(sender, ''), '|', coalesce(destination, ''), '|', place) in (select way_day from flown) as is_flown
  from read_parquet($file)
),
parted as (
  select *, is_flown or people + untold >= $least as alone
  from asked
  where is_flown or not $only_flown
)
select
  cast(day as varchar) as date, port, destination, sender,
  1.0::double as heaps, rows::double as rows, people::double as people, untold::double as untold,
  third_country::double as third_country, cannot_tell::double as cannot_tell, before::double as before, after::double as after
from parted
where alone
union all
select
  cast(min(day) as varchar), any_value(port), destination, sender,
  count(*)::double, sum(rows)::double, sum(people)::double, sum(untold)::double,
  sum(third_country)::double, sum(cannot_tell)::double, 0, 0
from parted
where not alone
group by place, destination, sender, day is null
