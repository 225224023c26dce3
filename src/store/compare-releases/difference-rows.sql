-- One row per difference, with the places of its rows. Identifiers of persons stand there as a digest only.
copy (
  with
    cells as (select na, nb, cast(json_group_object(col, json_array(a, b)) as varchar) as cells from changed_cells group by all),
    a as (select id, file, sheet, row, {person} as person from read_parquet({a}) where id in (select na from differences)),
    b as (select id, file, sheet, row, {person} as person from read_parquet({b}) where id in (select nb from differences))
  select
    d.finding, d.kind, d.week,
    d.na as a_id, a.file as a_file, a.sheet as a_sheet, a.row as a_row,
    d.nb as b_id, b.file as b_file, b.sheet as b_sheet, b.row as b_row,
    d.people,
    left(md5(lower(trim(coalesce(b.person, a.person)))), 12) as person,
    cells.cells
  from differences d
  left join a on a.id = d.na
  left join b on b.id = d.nb
  left join cells on d.kind = 'changed' and cells.na = d.na and cells.nb = d.nb
  order by d.finding, coalesce(d.na, d.nb), d.nb
) to {out} (format parquet, compression zstd)
