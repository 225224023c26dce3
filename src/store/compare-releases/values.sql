-- One row per column and value: rows of the release that have it (`n`) and marked rows (`l`), among those of a description.
with
  whole as (
    select {col_of} as col, coalesce({names}) as v, count(*) as k
    from (select {day} as day, {columns} from read_parquet({file}) f where {universe})
    where {condition}
    group by grouping sets ({sets})
  ),
  part as (
    select {col_of} as col, coalesce({names}) as v, count(*) as k
    from marked
    where block is null and {condition}
    group by grouping sets ({sets})
  )
select part.col, part.v, coalesce(whole.k, 0) as n, part.k as l
from part left join whole using (col, v)
where part.v is not null and part.k >= {least}
order by l desc, n, part.col, part.v
