import { type Sql, sql } from "#lib/base/db.ts";

/** What the list can be ordered by. */
export const listOrders = ["created", "number", "due", "total"] as const;
export type ListOrder = (typeof listOrders)[number];
/** An order and its direction, as it stands in the address: "due" rises, "-due" falls. */
export type ListSort = ListOrder | `-${ListOrder}`;

export const newestFirst: ListSort = "-created";

/** The sort that an address asks for; the newest first when it asks for none that there is. */
export function listSortOf(asked: string): ListSort {
  const sorts = listOrders.flatMap((order): ListSort[] => [order, `-${order}`]);
  return sorts.find((sort) => sort === asked) ?? newestFirst;
}

type SqlOrder = {
  /** What rows are compared by; ties are settled by their ids. */
  key: Sql;
  /** The type of it, to read it back from text. */
  type: Sql;
  direction: Sql;
  /** Compares what comes later in this direction with what came before. */
  after: Sql;
};

// Each exactly as its index has it.
const keys: Record<ListOrder, Pick<SqlOrder, "key" | "type">> = {
  created: { key: sql`"createdAt"`, type: sql`timestamptz` },
  number: { key: sql`lpad(coalesce("number", ''), 60) COLLATE "C"`, type: sql`text` },
  due: { key: sql`"dueOn"`, type: sql`date` },
  total: { key: sql`"totalMinor"`, type: sql`bigint` },
};

export function sqlOrder(sort: ListSort): SqlOrder {
  const falls = sort.startsWith("-");
  const order = listOrders.find((known) => sort.endsWith(known)) ?? "created";
  return falls
    ? { ...keys[order], direction: sql`DESC`, after: sql`<` }
    : { ...keys[order], direction: sql`ASC`, after: sql`>` };
}
