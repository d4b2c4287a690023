import type { RecipientOutcome } from "#prisma/client/enums.ts";
import type { Deed, DeliveryState } from "./schema.ts";
import { type DeliveryEvent, type Situation, transition } from "./transitions.ts";

type Standing = Pick<Situation, "state" | "hold"> & {
  /** Its time to be tried has not come. */
  waits: boolean;
  refusedRecipients: number;
  thinned: boolean;
  /** It was sent to the refused again: that one delivery goes on, and no second one is made. */
  resent: boolean;
};

/** What a person may do with a delivery as it stands: what the state machine allows, in the order of buttons. Pure. */
export function deedsOf({ state, hold, waits, refusedRecipients, thinned, resent }: Standing): Deed[] {
  const now = { state, hold: hold ?? null, dotReleased: state === "unknown", attemptCount: 0, crashes: 0 };
  const may = (event: DeliveryEvent) => transition(now, event) !== undefined;
  const offered: Record<Deed, boolean> = {
    release: may("released"),
    retry: waits && may("hurried"),
    resolve: may("confirmed"),
    resend: !thinned && !resent && mayResend(state, refusedRecipients),
    cancel: may("cancelled"),
  };
  return (Object.keys(offered) as Deed[]).filter((deed) => offered[deed]);
}

/** Whether there is anybody that the message was definitely refused for. */
export function mayResend(state: DeliveryState, refusedRecipients: number): boolean {
  return (state === "sent" || state === "rejected") && refusedRecipients > 0;
}

/** Of a rejected message nobody has anything, whether the server named its recipients or refused it whole. */
export function isRefused(state: DeliveryState, outcome: RecipientOutcome): boolean {
  return state === "rejected" ? outcome !== "accepted" : outcome === "refused";
}
