-- One row: rows of A in the span that are in B too, and how many could be.
select
  {same} + (select count(*) from pairs) as paired,
  least(
    (select count(*) from side_a where day is null or day between {from} and {to}),
    (select count(*) from side_b where day is null or day between {from} and {to})
  ) as room
