-- No rows: where only numbers are compared, no row has a partner or a finding.
delete from pairs
