-- One row per difference whose row of one release lies among some numbers, with the place of that row. Identifiers of persons stand there as a digest only.
insert into {to}
select
  d.*, p.file as {one}_file, p.sheet as {one}_sheet, p.row as {one}_row,
  left(md5(lower(trim({person}))), 12) as {one}_person
from (select * from {of} where n{one} between {first} and {last}) d
join (select * from read_parquet({file}) where id between {first} and {last}) p on p.id = d.n{one}
