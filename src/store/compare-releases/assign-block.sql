-- No rows: marked rows that a description bounds.
update marked set block = {block} where block is null and {condition}
