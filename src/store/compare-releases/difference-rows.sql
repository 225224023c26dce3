-- One row per difference, with the places of its rows.
copy (
  with cells as (select na, nb, cast(json_group_object(col, json_array(a, b)) as varchar) as cells from changed_cells group by all)
  select
    d.finding, d.kind, d.week,
    d.na as a_id, a_file, a_sheet, a_row,
    d.nb as b_id, b_file, b_sheet, b_row,
    d.people, coalesce(b_person, a_person) as person,
    cells.cells
  from places_b d left join cells on d.kind in ('changed', 'renumbered') and cells.na = d.na and cells.nb = d.nb
  order by d.finding, coalesce(d.na, d.nb), d.nb
) to {out} (format parquet, compression zstd, row_group_size 20480)
