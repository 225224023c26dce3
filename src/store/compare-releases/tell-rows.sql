-- One row per row that only one release holds, or holds more often, with the finding of its description; rows that none bounds come last.
insert into differences
select {base} + coalesce(marked.block, {blocks}), {kind}, placed.week, {na}, {nb}, placed.people
from placed_{one} placed left join marked on marked.n = placed.n
where placed.state = {kind}
