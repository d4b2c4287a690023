import { eachAddressOnce } from "#lib/base/email-address.ts";
import type { DeliveryOrder } from "#lib/outbox/enqueue.ts";

type Addressed = { to: string[]; cc: string[]; bcc: string[] };

/**
 * The envelope of a mail: each address once, in the most visible of the places where it was written. A copy for
 * oneself is blind: the customer does not see it. Pure.
 * @param self the sender's own address, where a copy is wanted
 */
export function recipientsOf({ to, cc, bcc }: Addressed, self: string | null): DeliveryOrder["recipients"] {
  return eachAddressOnce([
    ...to.map((address) => ({ address, kind: "to" as const })),
    ...cc.map((address) => ({ address, kind: "cc" as const })),
    ...[...bcc, ...(self ? [self] : [])].map((address) => ({ address, kind: "bcc" as const })),
  ]);
}
