-- One row per difference, in the order of findings.
select * replace (cast(week as varchar) as week) from read_parquet({file}) where {which} limit {most}
