-- One row per value of a column: rows of the release that have it (`n`) and marked rows (`l`), among those of a description.
with
  whole as (
    select {name} as v, count(*) as k
    from (select {day} as day, {columns} from read_parquet({file}) f where {universe})
    where {condition}
    group by 1
  ),
  part as (select {name} as v, count(*) as k from marked where block is null and {condition} group by 1)
select {col} as col, part.v, coalesce(whole.k, 0) as n, part.k as l
from part left join whole using (v)
where part.v is not null and part.k >= {least}
order by l desc, n, part.v
