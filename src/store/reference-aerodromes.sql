-- A row of `aerodrome` is a place to land; a row of `runway` is an open runway of one, its ends null where they are not known.
create table aerodrome (
  ident text primary key,
  name text not null,
  kind text not null,
  lat real not null,
  lon real not null,
  elevation_ft real,
  country text not null,
  municipality text,
  iata text,
  scheduled integer not null
) without rowid;
create table runway (
  ident text not null,
  length_ft real,
  paved integer not null,
  ends text
);
create index runway_ident on runway (ident);
