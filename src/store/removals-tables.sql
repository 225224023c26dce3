-- laid: one row per table of the release's files, with the number that its first row gets.
create table laid (t smallint, file varchar, sheet varchar, first_id bigint);
-- reject: one row per row of the files that is none of the release.
create table reject (file varchar, sheet varchar, row integer, reason varchar, cells varchar);
-- …_read: one row per text that stands in a column of dates, as it is read; one for no text at all, so that every row of the release finds one. Faults are numbers that can be added: 1 impossible, 2 unreadable, 4 blacked out, 8 a country that no list knows.
create table departed_date_read (text varchar, value date, fault utinyint);
create table removal_date_read (text varchar, value date, fault utinyint);
create table final_order_date_read (text varchar, value date, fault utinyint);
create table apprehension_date_read (text varchar, value date, fault utinyint);
create table entry_date_read (text varchar, value date, fault utinyint);
-- …_read: one row per text that stands in a column of numbers, as it is read.
create table people_read (text varchar, value integer, fault utinyint);
create table fiscal_year_read (text varchar, value smallint, fault utinyint);
create table birth_year_read (text varchar, value smallint, fault utinyint);
-- …_read: one row per text that stands in a column of countries, with its code and the text without blanks at its ends.
create table departure_country_read (text varchar, value varchar, fault utinyint, said varchar);
create table citizenship_country_read (text varchar, value varchar, fault utinyint, said varchar);
create table birth_country_read (text varchar, value varchar, fault utinyint, said varchar);
create table sender_country_read (text varchar, value varchar, fault utinyint, said varchar);
-- third_read: one row per set of countries that stands in a row, with the answer and its rule.
create table third_read (citizenship varchar, birth varchar, departure varchar, sender varchar, answer varchar, rule varchar);
-- flag_set: one row per set of flags, by the sum of their numbers.
create table flag_set (n integer, flags varchar[]);
-- doubled_person, doubled_row: one row per identifier and day, and per content, that more than one row has, as its 64-bit hash.
create table doubled_person (same ubigint);
create table doubled_row (same ubigint);
