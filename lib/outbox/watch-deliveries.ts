import { listen } from "#lib/base/db.ts";

type Watcher = { companyId: string; onChange: () => void };

// One listening connection for a process, however many pages are open; it stays once opened.
const store = globalThis as typeof globalThis & { obalkaWatchers?: Set<Watcher> };

/**
 * Calls `onChange` soon after any delivery of the company has changed its state, wherever that happened.
 * @returns a function that ends the watch
 */
export function watchDeliveries(companyId: string, onChange: () => void): () => void {
  store.obalkaWatchers ??= startListening(new Set());
  const watchers = store.obalkaWatchers;
  const watcher = { companyId, onChange };
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

function startListening(watchers: Set<Watcher>): Set<Watcher> {
  const forever = new AbortController().signal;
  void listen("delivery_changed", (payload) => tell(watchers, payload.split(":")[0] ?? ""), forever);
  return watchers;
}

// An empty payload means that the connection was opened anew: anything may have changed meanwhile.
function tell(watchers: Set<Watcher>, companyId: string): void {
  for (const watcher of watchers) {
    if (companyId === "" || watcher.companyId === companyId) watcher.onChange();
  }
}
