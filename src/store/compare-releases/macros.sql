-- No rows: how cells are read before they are compared. Blanks at the ends, doubled blanks, capitals and an empty time of day are no difference.
create macro plain(said) as
  nullif(
    case
      when contains(said, '00:00:00') then regexp_replace(trim(lower(said)), '[ t]+00:00:00(\.0+)?z?$', '')
      when contains(said, '  ') or contains(said, chr(160)) or contains(said, chr(9))
        then trim(regexp_replace(lower(replace(said, chr(160), ' ')), '\s+', ' ', 'g'))
      else trim(lower(said))
    end,
    ''
  );
-- A country is its code; where no list knows it, what is written.
create macro country(code, said) as
  case when code is null or code = 'unknown' or starts_with(code, 'ambiguous') then coalesce(plain(said), code) else code end;
-- A number of an operation: RO-2031-007 and 2031_7 are one.
create macro operation(said) as
  regexp_replace(regexp_replace(regexp_replace(plain(said), '^ro[-_ ]?', ''), '[-_/ ]+', '-', 'g'), '(^|-)0+([0-9])', '\1\2', 'g');
-- How an operation is numbered: its number with # for digits.
create macro scheme(op) as regexp_replace(op, '[0-9]+', '#', 'g');
