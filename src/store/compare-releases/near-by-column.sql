-- One row per column: pairs that differ in it only.
select col, count(*) as k from near group by col order by col
