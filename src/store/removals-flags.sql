-- One row per flag that a row of the release has, with how many have it.
select flag, sum(n)::double as rows
from (select unnest(flags) as flag, 1 as n from read_parquet({rows}))
group by flag
order by flag
