-- One row per difference: its finding, kind, week, the rows of A and B by number, and people.
create or replace table differences (finding integer, kind varchar, week date, na bigint, nb bigint, people bigint)
