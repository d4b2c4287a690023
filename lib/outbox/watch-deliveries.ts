import { onNotification } from "#lib/base/notifications.ts";

/**
 * Calls `onChange` soon after any delivery of the company has changed its state, wherever that happened.
 * @returns a function that ends the watch
 */
export function watchDeliveries(companyId: string, onChange: () => void): () => void {
  return onNotification("delivery_changed", (payload) => {
    const changed = payload.split(":")[0];
    if (changed === "" || changed === companyId) onChange();
  });
}
