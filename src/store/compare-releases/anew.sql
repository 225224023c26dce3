-- One row per week of which a good part was numbered anew.
create or replace table anew as
select week
from (select week, count(*) as k from pairs where how = 'renumbered' group by all) p
join (select week, count(*) as k from side_a group by all) a using (week)
where p.k >= 0.3 * a.k
