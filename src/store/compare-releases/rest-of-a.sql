-- One row: rows of A without an equal in B.
select count(*) as k from rest_a
