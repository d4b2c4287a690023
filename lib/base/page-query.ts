/** What stands behind the question mark of a page's address, as Next.js gives it. */
export type Query = Record<string, string | string[] | undefined>;

/** One value of it, however often it stands there; "" when it does not. */
export function oneOf(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? "";
}

/** An address with those of the values that are not empty. */
export function addressWith(path: string, values: Record<string, string | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value) query.set(name, value);
  return query.size > 0 ? `${path}?${query}` : path;
}
