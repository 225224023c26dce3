-- One row per text of a column that may be a redaction mark, by how it begins.
select distinct {column}
from read_parquet($file)
where regexp_matches({column}, $begins)
