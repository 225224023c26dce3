-- One row per left row of a release whose person (identifier and what hardly changes) is left in the other release too: it is paired by its identifier first.
create or replace table free_{one} as
select left_{one}.* from left_{one} anti join left_{other} on left_{one}.p = left_{other}.p and left_{one}.st = left_{other}.st
