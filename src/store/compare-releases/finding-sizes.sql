-- One row per finding of a kind: how many differences it has, the people that they count, their first and last week.
select finding, count(*) as k, coalesce(sum(people), 0) as people, cast(min(week) as varchar) as "from", cast(max(week) as varchar) as "to"
from differences
where kind = {kind}
group by finding
order by finding
