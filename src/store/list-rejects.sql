-- One row per row of the files that is none of the release, with why; without its cells, which may tell who somebody is.
select file, sheet, "row", reason
from read_parquet($file)
limit $most
