-- One row per difference between operations.
insert into differences values {rows}
