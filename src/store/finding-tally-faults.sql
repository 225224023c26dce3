-- One row a cell of the tally of findings that differs from what the findings add up to, with the number that it should hold and holds.
with wanted as (
  select public_month, severity, rule, sum(side) as findings
  from (
    select 1 as side, substr(public_from, 1, 7) as public_month, severity, rule from derived_finding where other is null or subject < other
    union all
    select -1, substr(public_to, 1, 7), severity, rule from derived_finding where public_to < '9999-12-31' and (other is null or subject < other)
  )
  group by 1, 2, 3
)
select concat_ws(' ', public_month, severity, rule) as id, coalesce(wanted.findings, 0) as wanted, coalesce(kept.findings, 0) as "is"
from wanted full join derived_finding_tally as kept using (public_month, severity, rule)
where coalesce(wanted.findings, 0) <> coalesce(kept.findings, 0)
order by 1
