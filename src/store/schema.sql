-- The record. Truth: source, subject, claim, judgement, ledger. Everything that begins with derived_ can be dropped and rebuilt, and so can search.

-- ledger: one row a command that wrote. A hash chain: hash = sha256(seq, at, actor, op, payload_sha256, prev).
create table ledger (
  seq integer primary key,          -- number of the command, from 1
  at text not null,                 -- when it was written, UTC instant
  actor text not null,              -- who wrote: a name given with --by, or the login name
  op text not null,                 -- what it did: import, judge, revoke …
  payload text not null,            -- what was written, canonical JSON
  payload_sha256 text not null,     -- hash of the payload
  prev text not null,               -- hash of the row before; 64 zeros for the first
  hash text not null                -- hash of this row
) strict;

-- source: one row a version of a source. The standing one has no superseded_seq.
create table source (
  id text not null,                 -- id given in the register
  doc text not null,                -- the source as canonical JSON, see src/model/source.ts
  public_date text not null,        -- last day by which it was public, ISO day
  voice text not null,              -- id of the source at the root of its copies
  recorded_seq integer not null,    -- ledger number that wrote it
  superseded_seq integer,           -- ledger number that replaced it
  primary key (id, recorded_seq)
) strict, without rowid;
create index source_voice on source (voice) where superseded_seq is null;

-- subject: one row a version of a thing that claims are about. It holds what is ours: titles and links, no values.
create table subject (
  ref text not null,                -- kind/id
  kind text not null,               -- movement, agreement, payment …
  doc text not null,                -- title and links as canonical JSON
  recorded_seq integer not null,    -- ledger number that wrote it
  superseded_seq integer,           -- ledger number that replaced it
  primary key (ref, recorded_seq)
) strict, without rowid;
create index subject_kind on subject (kind, ref) where superseded_seq is null;

-- claim: one row a value that one source gives for one attribute of one subject. Never edited: superseded or withdrawn.
create table claim (
  rowid integer primary key,
  id text not null,                 -- hash of slot, value and words
  slot text not null,               -- hash of subject, source, place, said_by, attribute and n
  subject text not null,            -- kind/id
  attribute text not null,          -- name from src/model/attributes.ts
  value text not null,              -- canonical JSON, shape by the attribute
  words text,                       -- the words as written
  mode text not null,               -- said, flown, recorded or derived
  modality text not null,           -- asserted, offered, agreed, denied, warned, planned, alleged, withheld
  said_by text,                     -- whom the source quotes
  utterance text,                   -- id of the statement it was part of
  via text,                         -- press, when a track or record reached us through the press
  scope text,                       -- words for another scope than the subject's own
  source text not null,             -- id of the source
  place text,                       -- the exact place in the source, canonical JSON
  public_date text not null,        -- last day by which it was public, ISO day
  doubt text,                       -- why it is doubtful
  note text,                        -- what a reader should know
  n integer not null,               -- ordinal among claims of the same source, place, speaker and attribute
  recorded_seq integer not null,    -- ledger number that wrote it
  superseded_seq integer,           -- ledger number that ended it
  superseded_by text,               -- id of the claim that took its slot
  ended text,                       -- reason of a withdrawal
  ended_at text                     -- when it ended, for one that had ended in the record it was exported from; else the ledger says
) strict;
create index claim_id on claim (id, recorded_seq);
create index claim_subject on claim (subject, superseded_seq);
create index claim_slot on claim (slot) where superseded_seq is null;
create index claim_source on claim (source);
create index claim_agreement on claim (json_extract(value, '$.id')) where attribute = 'agreement';
create index claim_utterance on claim (utterance) where utterance is not null;

-- judgement: one row a person's decision or comment. Never edited: revoked.
create table judgement (
  id text primary key,              -- id given or made
  about text not null,              -- subject, kind/id
  attribute text,                   -- attribute it speaks of
  decides text not null,            -- comment, accept, link, different_scope or set_aside
  claims text not null,             -- ids of claims, JSON list
  by text not null,                 -- who signed
  at text not null,                 -- when, UTC instant
  reason text not null,             -- why
  revoked_at text,                  -- when it was taken back
  revoked_reason text,              -- why it was taken back
  recorded_seq integer not null     -- ledger number that wrote it
) strict;
create index judgement_about on judgement (about);

-- derived_subject: one row a subject and span of public dates in which nothing about it changed.
create table derived_subject (
  ref text not null,                -- kind/id
  kind text not null,               -- movement, agreement …
  public_from text not null,        -- first day of the span
  public_to text not null,          -- first day after the span; 9999-12-31 for the last
  sort_date text,                   -- day by which lists are sorted
  state text,                       -- verdict of the row
  destination text,                 -- country code
  listed integer not null,          -- 1 when lists show it; 0 for the parts of a whole
  doc text not null,                -- the row as lists print it, JSON
  lanes text,                       -- claims that the board shows of a movement, each with its relation, JSON
  primary key (ref, public_from)
) strict, without rowid;
-- What lists choose and sort by stands in their indexes whole, so that a page of a long list reads only the rows that it shows.
create index derived_subject_list on derived_subject (kind, listed, sort_date, ref, public_from, public_to, destination, state);
create index derived_subject_destination on derived_subject (kind, listed, destination, sort_date, ref, public_from, public_to, state);
create index derived_subject_state on derived_subject (kind, listed, state, sort_date, ref, public_from, public_to, destination);
create index derived_subject_from on derived_subject (kind, listed, public_from);
create index derived_subject_twin on derived_subject (destination, json_extract(doc, '$.people.lo'), sort_date) where kind = 'movement';
create index derived_subject_to on derived_subject (kind, listed, public_to);

-- listed_movement: a listed movement as it is added up: its people count once, so one that goes on from another counts no people.
create view listed_movement as
select
  ref, public_from, public_to,
  coalesce(substr(sort_date, 1, 7), '') as month,
  coalesce(destination, '') as destination,
  coalesce(state, '') as state,
  1 as movements,
  counted * coalesce(doc ->> '$.people.lo', 0) as people_lo,
  counted * coalesce(doc ->> '$.people.hi', 0) as people_hi,
  counted * (doc ->> '$.people.hi' is null) as people_open,
  counted * (coalesce(doc ->> '$.people.as', '') = 'planned') as people_planned,
  counted * coalesce(doc ->> '$.third_country.lo', 0) as third_country_lo,
  counted * coalesce(doc ->> '$.third_country.hi', 0) as third_country_hi,
  counted * (doc ->> '$.third_country.hi' is null) as third_country_open,
  counted * (coalesce(doc ->> '$.third_country.as', '') = 'planned') as third_country_planned,
  counted * coalesce(doc ->> '$.own_nationals.lo', 0) as own_nationals_lo,
  counted * coalesce(doc ->> '$.own_nationals.hi', 0) as own_nationals_hi,
  counted * (doc ->> '$.own_nationals.hi' is null) as own_nationals_open,
  counted * (coalesce(doc ->> '$.own_nationals.as', '') = 'planned') as own_nationals_planned
from (select *, json_array_length(doc, '$.after') = 0 as counted from derived_subject where kind = 'movement' and listed = 1);

-- derived_tally: one row a month, destination and state of listed movements and month in which they became public; what ceased to be so is taken off in the month in which it ceased.
create table derived_tally (
  public_month text not null,              -- month in which rows began or ceased to be public as they are
  month text not null,                     -- month of the movements; empty when they have no date
  destination text not null,               -- country code; empty when not told
  state text not null,                     -- verdict of the rows
  movements integer not null,              -- rows that began, less those that ceased
  people_lo integer not null,              -- lower bounds of people, added up
  people_hi integer not null,              -- upper bounds of people, added up
  people_open integer not null,            -- rows whose people have no upper bound
  people_planned integer not null,         -- rows whose people are a plan
  third_country_lo integer not null,       -- lower bounds of third-country nationals, added up
  third_country_hi integer not null,       -- upper bounds of third-country nationals, added up
  third_country_open integer not null,     -- rows whose third-country nationals have no upper bound
  third_country_planned integer not null,  -- rows whose third-country nationals are a plan
  own_nationals_lo integer not null,       -- lower bounds of own nationals, added up
  own_nationals_hi integer not null,       -- upper bounds of own nationals, added up
  own_nationals_open integer not null,     -- rows whose own nationals have no upper bound
  own_nationals_planned integer not null,  -- rows whose own nationals are a plan
  primary key (public_month, month, destination, state)
) strict, without rowid;

-- derived_link: one row a link from a standing subject to another.
create table derived_link (
  from_ref text not null,           -- kind/id of the subject that names the other
  link text not null,               -- parts, then, lookalikes, about, agreement or movement
  to_ref text not null,             -- kind/id of the other
  primary key (from_ref, link, to_ref)
) strict, without rowid;
create index derived_link_to on derived_link (to_ref, link);

-- derived_finding: one row a finding of a rule and span of public dates in which it said the same.
create table derived_finding (
  id text not null,                 -- hash of rule, subject, the other subject, and claims
  public_from text not null,        -- first day of the span
  public_to text not null,          -- first day after the span; 9999-12-31 for the last
  rule text not null,               -- id of the rule
  severity text not null,           -- error, warning or note
  title text not null,              -- what is the matter, in a few words
  subject text not null,            -- kind/id
  other text,                       -- kind/id of a second subject that it is about
  text text not null,               -- what was found
  claims text not null,             -- ids of claims, JSON list
  primary key (id, public_from)
) strict, without rowid;
create index derived_finding_subject on derived_finding (subject, public_from);
create index derived_finding_other on derived_finding (other) where other is not null;
-- A pair stands with both of its subjects; lists tell it once, gravest first.
create index derived_finding_list on derived_finding (case severity when 'error' then 0 when 'warning' then 1 else 2 end, rule, subject, id, public_from, public_to) where other is null or subject < other;
create index derived_finding_from on derived_finding (public_from) where other is null or subject < other;
create index derived_finding_to on derived_finding (public_to) where other is null or subject < other;

-- derived_finding_tally: one row a rule and severity and month in which findings became public, a pair once; what ceased to be said is taken off in the month in which it ceased.
create table derived_finding_tally (
  public_month text not null,       -- month in which findings began or ceased to be said
  severity text not null,           -- error, warning or note
  rule text not null,               -- id of the rule
  findings integer not null,        -- those that began, less those that ceased
  primary key (public_month, severity, rule)
) strict, without rowid;

-- derived_stale: one row a subject whose rows in the other derived tables are behind its claims: whoever reads them brings them up to date first.
create table derived_stale (
  ref text primary key,             -- kind/id
  public_from text not null         -- first public day from which they are behind
) strict, without rowid;

-- search: one row a text that can be found. ref is claim/ID, source/ID or kind/ID. A standing claim has twice its rowid; sources and subjects have odd numbers.
create virtual table search using fts5 (body, ref unindexed, subject unindexed, public_date unindexed, tokenize = "unicode61 remove_diacritics 2");

-- derived_text: one row a source or subject and its row in search, so that a new version replaces the old text.
create table derived_text (
  ref text primary key,             -- source/ID or kind/ID
  search_rowid integer not null     -- its row in search
) strict, without rowid;

-- meta: one row a setting of the file itself.
create table meta (key text primary key, value text not null) strict, without rowid;

-- open_by: one row a process that has the record open for writing; a row of another folder betrays a copy made by hand.
create table open_by (pid integer not null, host text not null, dir text not null, inode text not null, since text not null, primary key (pid, host, dir)) strict, without rowid;
