-- One row: a value as a release writes it most often.
select mode(trim(cast({column} as varchar))) as said from read_parquet({file}) where {cell} = {value}
