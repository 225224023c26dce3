-- One row per row of a release, in the order of files, sheets and lines: what its cells say as they are read, and what is to be known of it. A join keeps rows in their order as long as each finds
-- exactly one: that is why nothing is looked up as an empty text.
copy (
  with
    read as (
      select
        laid.first_id + s.file_row_number as id, laid.file, laid.sheet, s.row, {theirs}
        case when s.person_id is null or {person_blacked} then {same} end as row_same,
        {readings},
        {texts},
        {person_blacked} as person_blacked, {person_id} as person_text, {operation_blacked} as operation_blacked, {operation_id} as operation_text,
        {text_blacked} as text_blacked
      from {staged} as s
      join laid on laid.t = s.t
      {joined}
    ),
    lifted as (
      select
        *,
        {people} as people,
        {counted} as counted_date,
        case when not person_blacked then person_text end as person_id,
        case when not operation_blacked then operation_text end as operation_id,
        departed_fault | removal_fault | final_order_fault | apprehension_fault | entry_fault | fiscal_year_fault | birth_year_fault | people_fault as kept_faults,
        departure_fault | citizenship_fault | birth_fault | sender_fault as country_faults,
        coalesce(departed_date, removal_date) as left_date,
        case when person_id is not null and left_date is not null then hash(person_id, left_date) end as person_same
      from read
    ),
    judged as (
      select
        lifted.*, third.answer as third_country, third.rule as third_country_rule,
        case when coalesce(person_same in (select same from doubled_person), false) then 1 else 0 end
        | case when coalesce(row_same in (select same from doubled_row), false) then 2 else 0 end
        | case when {identified} and person_id is null then 4 else 0 end
        | case when person_blacked or operation_blacked or text_blacked or (kept_faults | country_faults) & 4 <> 0 then 8 else 0 end
        | case when coalesce(removal_date < departed_date, false) or coalesce(greatest(final_order_date, apprehension_date, entry_date) > left_date, false) then 16 else 0 end
        | case when kept_faults & 1 <> 0 then 32 else 0 end
        | case when coalesce(left_date > {today}, false) then 64 else 0 end
        | case when country_faults & 8 <> 0 then 128 else 0 end
        | case when kept_faults & 2 <> 0 then 256 else 0 end as flag_sum
      from lifted
      left join third_read as third
        on third.citizenship = coalesce(citizenship_country, '') and third.birth = coalesce(birth_country, '')
        and third.departure = coalesce(departure_country, '') and third.sender = coalesce(sender_country, '')
    )
  select
    id, file, sheet, row, people, departed_date, removal_date, counted_date,
    cast(coalesce(fiscal_year_told, {fiscal_year}) as smallint) as fiscal_year,
    departure_country, {departure_country_said} as departure_country_said, citizenship_country, {citizenship_country_said} as citizenship_country_said,
    birth_country, {birth_country_said} as birth_country_said, sender_country, {sender_country_said} as sender_country_said,
    departure_port, person_id, operation_id, gender, birth_year, area, case_status, case_category, disposition, program, criminality, threat_level,
    final_order_date, apprehension_date, entry_date, third_country, third_country_rule, flag_set.flags,
    case when kept_faults <> 0 or person_blacked or operation_blacked then
      json_merge_patch('{}', to_json({
        people: case when people_fault <> 0 then people_text end,
        departed_date: case when departed_fault <> 0 then departed_text end,
        removal_date: case when removal_fault <> 0 then removal_text end,
        fiscal_year: case when fiscal_year_fault <> 0 then fiscal_year_text end,
        person_id: case when person_blacked then person_text end,
        operation_id: case when operation_blacked then operation_text end,
        birth_year: case when birth_year_fault <> 0 then birth_year_text end,
        final_order_date: case when final_order_fault <> 0 then final_order_text end,
        apprehension_date: case when apprehension_fault <> 0 then apprehension_text end,
        entry_date: case when entry_fault <> 0 then entry_text end
      }))
    end as unread{theirs_out}
  from judged
  join flag_set on flag_set.n = flag_sum
) to {out} (format parquet, compression zstd, row_group_size {group})
