import { useEffect, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import type { InvoiceForm } from "#lib/invoices/schema.ts";
import { Keeper, type Keeping, type Place } from "./keeper.ts";

type Form = Pick<UseFormReturn<InvoiceForm>, "getValues" | "subscribe">;

/** Keeps what is typed into a form while the editor is open, and says how it stands with it. */
export function useKeeping(form: Form, place: Place): { keeper: Keeper; keeping: Keeping } {
  const [keeping, show] = useState<Keeping>({ is: "untouched" });
  const [keeper] = useState(() => new Keeper(place, () => form.getValues(), show));
  const { subscribe } = form;
  useEffect(() => {
    keeper.begin();
    const unsubscribe = subscribe({ formState: { values: true }, callback: () => keeper.note() });
    const onHidden = () => {
      if (document.visibilityState === "hidden") keeper.now();
    };
    const now = () => keeper.now();
    document.addEventListener("visibilitychange", onHidden);
    for (const event of atOnce) window.addEventListener(event, now);
    return () => {
      unsubscribe();
      document.removeEventListener("visibilitychange", onHidden);
      for (const event of atOnce) window.removeEventListener(event, now);
      keeper.now();
    };
  }, [keeper, subscribe]);
  return { keeper, keeping };
}

// When the page goes, and when the network is back.
const atOnce = ["pagehide", "beforeunload", "online"] as const;
