-- One row per text that stands in some columns of the release.
insert into distinct_text
select distinct text from ({columns}) where text is not null
