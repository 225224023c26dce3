-- One row: the share of rows of a release that stand alone by what both releases tell of them, the operation's number left out.
select coalesce(sum(k) filter (k = 1) / sum(k), 0) as alone
from (select count(*) as k from read_parquet({file}) group by {day}, {sender}, {dest}, people)
