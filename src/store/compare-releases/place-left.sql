-- One row per row that is left of a release, and what it is: of A lost, of B doubled, late or new; on days that the other release does not cover, cut off or earlier.
create or replace table placed_a as
select *, case when {out_a} then 'cut_off' else 'lost' end as state from left_a;
create or replace table placed_b as
select l.*, case when d.n is not null then 'doubled' when {new_b} then 'new_weeks' when {out_b} then 'earlier_weeks' else 'late' end as state
from left_b l left join (select n from doubles where sure or {doubled}) d on d.n = l.n;
