-- One row per left row of a release: none waits for its identifier.
create or replace table free_{one} as select * from left_{one}
