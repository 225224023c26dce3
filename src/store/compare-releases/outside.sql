-- One row per release: rows on days that the other one does not cover.
select 'a' as release, count(*) as k, cast(min(day) as varchar) as "from", cast(max(day) as varchar) as "to" from placed_a where state = 'cut_off'
union all
select 'b', count(*), cast(min(day) as varchar), cast(max(day) as varchar) from placed_b where state = 'earlier_weeks'
