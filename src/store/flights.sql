-- The legs of a workspace: a cache beside the record, made whole by `tarmac legs` and put in the place of the one before. A row of `leg` is one leg.
create table leg (
  id text primary key,
  icao24 text not null,
  registration text,
  typecode text,
  operator text,
  callsign text,
  -- UTC month of the first position: 2031-05
  month text not null,
  first_seen_ms integer not null,
  last_seen_ms integer not null,
  -- OurAirports idents, null where no aerodrome is named; countries are ISO 3166-1 alpha-3
  adep text,
  adep_country text,
  ades text,
  ades_country text,
  class text not null,
  -- null: an unclassified leg of which there is nothing to be sure of
  band text,
  doubtful integer not null,
  -- the whole leg, JSON
  doc text not null
) strict, without rowid;
create index leg_time on leg (first_seen_ms, id);
create index leg_aircraft on leg (icao24, first_seen_ms);
create index leg_class on leg (class, month, ades_country);
create index leg_doubtful on leg (first_seen_ms) where doubtful = 1;
-- A row is a watched aircraft that was heard on a UTC day without a leg.
create table lead (
  day text not null,
  icao24 text not null,
  last_ms integer not null,
  -- the whole sighting, JSON
  doc text not null,
  primary key (day, icao24)
) strict, without rowid;
-- One row: what the legs were made from, JSON.
create table made (doc text not null) strict;
