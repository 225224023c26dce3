-- A row of `aircraft` is an airframe by its 24-bit address, as the reference table knows it.
create table aircraft (
  icao24 text primary key,
  registration text,
  typecode text,
  description text,
  operator text,
  military integer not null
) without rowid;
