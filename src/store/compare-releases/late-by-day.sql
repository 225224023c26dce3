-- One row per day of A: rows of B, and how many of them A does not hold.
select cast(s.day as varchar) as day, count(*) as b, count(*) filter (r.state = 'late') as late
from side_b s left join placed_b r on r.n = s.n
where s.day between {from} and {to}
group by s.day
order by s.day
