-- One row per changed cell of a pair: the column, and the cell in A and in B.
create or replace table changed_cells (na bigint, nb bigint, col varchar, a varchar, b varchar)
