-- One row: the highest number of a row of one release among the differences; -1 when there is none.
select coalesce(max(n{one}), -1) as last from differences
