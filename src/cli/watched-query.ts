/** A query that remembers which names were asked of it: a filter that nobody reads is a mistake of whoever typed it. */
export class WatchedQuery extends URLSearchParams {
  readonly names = new Set<string>();
  override get(name: string): string | null {
    this.names?.add(name);
    return super.get(name);
  }
  override getAll(name: string): string[] {
    this.names?.add(name);
    return super.getAll(name);
  }
  override has(name: string, value?: string): boolean {
    this.names?.add(name);
    return value === undefined ? super.has(name) : super.has(name, value);
  }
}
