-- One row per pair of `near` whose column differs more often than chance explains.
insert into pairs select na, nb, 'changed', week from near where col in ({columns})
