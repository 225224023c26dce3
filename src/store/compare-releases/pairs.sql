-- One row per pair of rows that are one and the same: number in A, number in B, how they differ, week in A.
create table pairs (na bigint, nb bigint, how varchar, week date);
