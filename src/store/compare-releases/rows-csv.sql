-- One row per difference, as CSV for spreadsheets: text that one would run stands behind an apostrophe.
copy (
  select * replace (
    cast(week as varchar) as week,
    case when regexp_matches(a_file, '^[=+@\t\r-]') then '''' || a_file else a_file end as a_file,
    case when regexp_matches(a_sheet, '^[=+@\t\r-]') then '''' || a_sheet else a_sheet end as a_sheet,
    case when regexp_matches(b_file, '^[=+@\t\r-]') then '''' || b_file else b_file end as b_file,
    case when regexp_matches(b_sheet, '^[=+@\t\r-]') then '''' || b_sheet else b_sheet end as b_sheet
  )
  from read_parquet({file})
) to {out} (format csv, header true)
