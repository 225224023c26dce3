-- One row per line that was no row of its table already when the file was laid out.
insert into reject
select {file}, {sheet}, cast(row as integer), reason, to_json(cells)
from read_json({source}, format = 'newline_delimited', columns = {row: 'bigint', reason: 'varchar', cells: 'varchar[]'})
