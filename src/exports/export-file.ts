/** A file of an export: its path in the folder, and its text a piece at a time. */
export type ExportFile = { readonly path: string; readonly chunks: Iterable<string> };
