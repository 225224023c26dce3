-- No rows: what is no longer asked gives its room free.
drop table if exists side_a;
drop table if exists side_b;
drop table if exists uneven;
drop table if exists marked;
drop table if exists cells_a;
drop table if exists cells_b;
drop table if exists free_a;
drop table if exists free_b;
