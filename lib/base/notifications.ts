import { db, listen } from "./db.ts";

type Listener = (payload: string) => void;

// One listening connection for a channel and a process, however many listen; it stays once opened.
const store = globalThis as typeof globalThis & { obalkaListeners?: Map<string, Set<Listener>> };

/**
 * Calls `listener` with the payload of every NOTIFY on a channel, and with "" when the connection was opened anew:
 * anything may have been said meanwhile.
 * @returns a function that ends it
 */
export function onNotification(channel: string, listener: Listener): () => void {
  store.obalkaListeners ??= new Map();
  const listeners = store.obalkaListeners.get(channel) ?? startListening(store.obalkaListeners, channel);
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Tells the listeners of this process at once, and by NOTIFY those of every other; some may hear it twice. */
export async function notify(channel: string, payload: string): Promise<void> {
  for (const listener of store.obalkaListeners?.get(channel) ?? []) listener(payload);
  await db().$executeRaw`SELECT pg_notify(${channel}, ${payload})`;
}

function startListening(channels: Map<string, Set<Listener>>, channel: string): Set<Listener> {
  const listeners = new Set<Listener>();
  channels.set(channel, listeners);
  const tell = (payload: string) => {
    for (const listener of listeners) listener(payload);
  };
  void listen(channel, tell, new AbortController().signal);
  return listeners;
}
