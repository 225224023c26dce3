-- No rows: an identifier that stands in more than 50 rows names nobody.
update {side} set p = null where p in (select p from {side} where p is not null group by p having count(*) > 50)
