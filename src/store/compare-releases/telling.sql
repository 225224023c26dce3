-- One row: the share of rows of A whose cells together no other row of A has (one of {modulus} contents), and how many columns have more than one value.
select
  (select coalesce(sum(k) filter (k = 1) / sum(k), 0) from (select count(*) as k from side_a where c % {modulus} = 0 group by c)) as alone,
  (select {several} from read_parquet({file})) as several
