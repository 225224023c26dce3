-- One row per pair of rows with the finding of its description; pairs that none bounds come last.
insert into differences
select {base} + coalesce(marked.block, {blocks}), {kind}, pairs.week, na, nb, b.people
from pairs join rest_b b on b.n = pairs.nb left join marked on marked.n = pairs.na
where pairs.how = {kind}
