-- One row per fiscal year of a release: its rows, the people they count, and the rows flagged as likely duplicates.
select
  fiscal_year,
  cast(count(*) as double) as rows,
  cast(coalesce(sum(people), 0) as double) as people,
  cast(count(*) filter (where list_contains(flags, 'duplicate_likely') or list_contains(flags, 'identical_row')) as double) as duplicates
from read_parquet($file)
where fiscal_year is not null
group by fiscal_year
order by fiscal_year
