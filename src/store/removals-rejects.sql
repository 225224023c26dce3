-- One row per row of the files that is no row of the release: where it stands, why, and its cells as JSON.
copy (select file, sheet, row, reason, cells from reject order by file, sheet nulls first, row) to {out} (format parquet, compression zstd)
