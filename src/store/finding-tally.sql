-- One row a rule and severity, with how many findings are public on :day, gravest first; a pair once. Whole months before :month are in the tally; of :month itself the
-- findings that began or ceased by :day are added up.
select rule, severity, sum(findings) as count
from (
  select severity, rule, findings from derived_finding_tally where public_month < :month
  union all
  select severity, rule, 1 from derived_finding where public_from >= :month and public_from <= :day and (other is null or subject < other)
  union all
  select severity, rule, -1 from derived_finding where public_to >= :month and public_to <= :day and (other is null or subject < other)
)
group by 1, 2
having sum(findings) <> 0
order by case severity when 'error' then 0 when 'warning' then 1 else 2 end, rule
