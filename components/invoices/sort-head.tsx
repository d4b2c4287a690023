import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import { addressWith } from "#lib/base/page-query.ts";
import type { ListOrder, ListSort } from "#lib/invoices/list-order.ts";

export type Sorted = {
  by: ListSort;
  /** What the list is asked for beside its order. */
  kept: Record<string, string | undefined>;
};
type Props = {
  /** What this column orders by, as the first press does it; the second turns it round, the third ends it. */
  first: ListSort;
  sorted: Sorted | undefined;
  right?: boolean;
  children: string;
};

/** The head of a column that orders the list. On a phone it is only read out: the menu orders there. */
export function SortHead({ first, sorted, right, children }: Props) {
  const here = sorted && [first, turnedRound(first)].includes(sorted.by) ? sorted.by : undefined;
  return (
    <th
      scope="col"
      aria-sort={here && (here.startsWith("-") ? "descending" : "ascending")}
      className={`px-3 py-2.5 font-medium first:pl-5 last:pr-5 ${right ? "text-right" : ""}`}
    >
      {sorted && (
        <Link
          href={addressWith("/invoices", { ...sorted.kept, sort: after(here, first) })}
          className={`group relative inline-block hover:text-base-content max-md:hidden ${here ? "text-base-content" : ""}`}
        >
          {children}
          <Arrow sort={here ?? first} shown={here !== undefined} before={right} />
        </Link>
      )}
      <span className={sorted ? "md:hidden" : ""}>{children}</span>
    </th>
  );
}

type ArrowProps = { sort: ListSort; shown: boolean; before: boolean | undefined };

function Arrow({ sort, shown, before }: ArrowProps) {
  const Icon = sort.startsWith("-") ? ArrowDown : ArrowUp;
  const hint = "opacity-0 group-hover:opacity-60 group-focus-visible:opacity-60";
  const place = `absolute top-1/2 -translate-y-1/2 ${before ? "right-full mr-1" : "left-full ml-1"}`;
  return <Icon className={`size-4 ${place} ${shown ? "" : hint}`} aria-hidden="true" />;
}

function after(here: ListSort | undefined, first: ListSort): ListSort | undefined {
  if (!here) return first;
  return here === first ? turnedRound(first) : undefined;
}

function turnedRound(sort: ListSort): ListSort {
  const order = sort.replace("-", "") as ListOrder;
  return sort === order ? `-${order}` : order;
}
