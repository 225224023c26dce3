-- One row per row of a release that has neither an equal nor a partner yet.
create or replace table left_{one} as
select rest_{one}.* from rest_{one} anti join pairs on rest_{one}.n = pairs.n{one}
