-- One row per week: how many pairs of a kind it holds.
select cast(week as varchar) as week, count(*) as k from pairs where how = {how} group by all
