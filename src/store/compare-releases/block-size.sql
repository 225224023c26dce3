-- One row: marked rows of a description, and rows of the release that fit it.
select
  (select count(*) from marked where block is null and {condition}) as l,
  (select count(*) from (select {day} as day, {columns} from read_parquet({file}) f where {universe}) where {condition}) as n
