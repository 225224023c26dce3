-- No rows: no description is looked for.
create or replace table marked (n bigint, block integer)
