-- No rows: late rows of a group that A hardly ever holds are rows of another kind.
update placed_b set state = 'added' where state = 'late' and n in (select n from marked where block is not null)
