-- One row per changed cell of a pair.
insert into changed_cells values {rows}
