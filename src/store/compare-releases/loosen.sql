-- No rows: pairs with the same cells that chance explains are taken apart again.
delete from pairs where how = 'renumbered' and not ({which})
