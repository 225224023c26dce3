import { positionColumns } from "../model/position.ts";

/** What a table of Parquet files in a Hive catalog is called and where it lies, as the catalog writes places (`local:///data/positions`, `s3://bucket/positions`). */
export type ExternalTable = {
  readonly catalog: string;
  readonly schema: string;
  readonly table: string;
  readonly location: string;
};

/** Statements that make `tables/positions`, a folder a day, known to a Trino as a table of a Hive catalog, one after the other. Files and folders that come later are found by running the last one again. */
export function positionsStatements({ catalog, schema, table, location }: ExternalTable): readonly string[] {
  const name = `${catalog}.${schema}.${table}`;
  const columns = [...positionColumns.map(({ name: column, type }) => `${column} ${type}`), "day varchar"];
  return [
    `create schema if not exists ${catalog}.${schema}`,
    `drop table if exists ${name}`,
    `create table ${name} (${columns.join(", ")}) with (external_location = '${location.replaceAll("'", "''")}', format = 'PARQUET', partitioned_by = array['day'])`,
    `call ${catalog}.system.sync_partition_metadata('${schema}', '${table}', 'FULL')`,
  ];
}
