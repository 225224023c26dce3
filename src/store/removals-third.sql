-- One row per set of countries that stands in a row of the release: codes, empty where none is told.
select distinct coalesce(citizenship.value, ''), coalesce(birth.value, ''), coalesce(departure.value, ''), coalesce(sender.value, '')
from (select distinct citizenship_country, birth_country, departure_country, sender_country from {staged}) as s
left join citizenship_country_read as citizenship on citizenship.text = coalesce(s.citizenship_country, '')
left join birth_country_read as birth on birth.text = coalesce(s.birth_country, '')
left join departure_country_read as departure on departure.text = coalesce(s.departure_country, '')
left join sender_country_read as sender on sender.text = coalesce(s.sender_country, '')
