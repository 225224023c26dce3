-- One row a text among those asked for, with the words around what was found; U+E000 and U+E001 stand about each found word.
select search.rowid as n, snippet(search, 0, char(0xe000), char(0xe001), ' … ', 24) as snippet
from search
where search match :query and search.rowid in (select value from json_each(:rows))
