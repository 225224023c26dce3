-- One row per name of a country that no list knows, with how many cells of the release hold it.
select text, count(*)::double as cells
from (
  select unnest([departure_country, citizenship_country, birth_country, sender_country]) as text
  from {staged}
)
join country_read using (text)
where fault & 8 <> 0
group by text
order by cells desc, text
limit 50
