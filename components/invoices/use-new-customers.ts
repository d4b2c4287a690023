import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import type { CustomerChoice } from "#lib/customers/list-customers.ts";

/** Reads the customers anew whenever the person comes back to the tab, and chooses the one made meanwhile. */
export function useNewCustomers(customers: CustomerChoice[], choose: (id: string) => void): void {
  const router = useRouter();
  const known = useRef(new Set(customers.map(({ id }) => id)));
  useEffect(() => {
    const read = () => {
      if (!document.hidden) router.refresh();
    };
    document.addEventListener("visibilitychange", read);
    return () => document.removeEventListener("visibilitychange", read);
  }, [router]);
  useEffect(() => {
    const made = customers.filter(({ id }) => !known.current.has(id));
    known.current = new Set(customers.map(({ id }) => id));
    if (made.length === 1) choose(made[0]?.id ?? "");
  }, [customers, choose]);
}
