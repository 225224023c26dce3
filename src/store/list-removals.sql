-- One row per row of a release that fits, in the order of the release.
select
  {columns}
from read_parquet($file)
where {where}
order by id
limit $most offset $from
