"use client";

import { useSyncExternalStore } from "react";

// Kept beside the pages, so that it stands when the next page of the list is opened; a reload begins anew.
let chosen: ReadonlySet<string> = new Set();
const listeners = new Set<() => void>();
const none: ReadonlySet<string> = new Set();

/** The invoices that are picked in the list, also on its other pages. */
export function useSelection(): ReadonlySet<string> {
  return useSyncExternalStore(
    subscribe,
    () => chosen,
    () => none,
  );
}

/** Picks these invoices, or lets go of them. */
export function select(ids: string[], on: boolean): void {
  const next = new Set(chosen);
  for (const id of ids) {
    if (on) next.add(id);
    else next.delete(id);
  }
  chosen = next;
  for (const listener of listeners) listener();
}

export function clearSelection(): void {
  select([...chosen], false);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
