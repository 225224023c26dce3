-- One row per column and change: from what to what, in how many rows; `k` rows of the column changed in all.
select col, a, b, k as n, cast(sum(k) over (partition by col) as integer) as k
from (select col, a, b, count(*) as k from changed_cells group by all)
qualify row_number() over (partition by col order by k desc, a, b) <= 10
order by k desc, col, n desc, a, b
