import { providerIds } from "#lib/mailbox/choices.ts";
import { limitsOf } from "#lib/mailbox/preset-lookup.ts";
import { providerById } from "#lib/mailbox/providers.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** What may leave a mailbox in rolling spans of time; null: no limit is known. */
export type Limits = {
  perMinute: number | null;
  perHour: number | null;
  perDay: number | null;
  recipientsPerDay: number | null;
};

/** A message that left, or may have left; `at` in milliseconds. */
export type Used = { at: number; recipients: number };

/** A rolling span, and what it has room for. */
export type Span = { ms: number; messages: number | null; recipients: number | null };

type LimitedMailbox = { provider: string; address: string; dailyLimit: number | null };

/** The limits of a mailbox: the person's own count of messages a day goes before the provider's. */
export function limitsOfMailbox({ provider, address, dailyLimit }: LimitedMailbox): Limits {
  const preset = providerById(provider);
  const { messagesPerMinute, messagesPerHour, messagesPerDay, recipientsPerDay } = preset
    ? limitsOf(preset, address)
    : {};
  return {
    perMinute: messagesPerMinute ?? null,
    perHour: messagesPerHour ?? null,
    perDay: dailyLimit ?? messagesPerDay ?? null,
    recipientsPerDay: recipientsPerDay ?? null,
  };
}

/** What only delays. */
export const rateSpans = ({ perMinute, perHour }: Limits): Span[] => [
  { ms: MINUTE_MS, messages: perMinute, recipients: null },
  { ms: HOUR_MS, messages: perHour, recipients: null },
];

/** What holds. */
export const daySpans = ({ perDay, recipientsPerDay }: Limits): Span[] => [
  { ms: DAY_MS, messages: perDay, recipients: recipientsPerDay },
];

/**
 * When each of those that wait may go, one after the other, so that no span is ever overfull. A message alone in its
 * span always fits: whether it has too many recipients is for the server to say. Pure.
 * @param used what counts already, the oldest first
 * @param waiting the numbers of their recipients, in the order in which they go
 * @returns a time for each, in milliseconds, `now` or later, never falling
 */
export function goesOnAt(spans: Span[], used: Used[], waiting: number[], now: number): number[] {
  const sent = [...used];
  const windows = spans.map((span) => new Window(span, sent));
  let at = now;
  return waiting.map((recipients) => {
    for (const window of windows) at = window.roomFor(recipients, at);
    sent.push({ at, recipients });
    for (const window of windows) window.count(recipients);
    return at;
  });
}

class Window {
  readonly #span: Span;
  readonly #sent: Used[];
  #oldest = 0;
  #messages: number;
  #recipients: number;

  constructor(span: Span, sent: Used[]) {
    this.#span = span;
    this.#sent = sent;
    this.#messages = sent.length;
    this.#recipients = sent.reduce((sum, { recipients }) => sum + recipients, 0);
  }

  /** The first moment, `at` or later, at which it has room; what has left the span by then is forgotten. */
  roomFor(recipients: number, at: number): number {
    let moment = at;
    for (let used = this.#sent[this.#oldest]; used; used = this.#sent[this.#oldest]) {
      const leavesAt = used.at + this.#span.ms;
      if (leavesAt > moment && this.#fits(recipients)) break;
      moment = Math.max(moment, leavesAt);
      this.#messages -= 1;
      this.#recipients -= used.recipients;
      this.#oldest += 1;
    }
    return moment;
  }

  count(recipients: number): void {
    this.#messages += 1;
    this.#recipients += recipients;
  }

  #fits(recipients: number): boolean {
    const { messages, recipients: most } = this.#span;
    if (messages !== null && this.#messages >= messages) return false;
    return most === null || this.#recipients === 0 || this.#recipients + recipients <= most;
  }
}

const noLimits: Limits = { perMinute: null, perHour: null, perDay: null, recipientsPerDay: null };

/**
 * The same limits as rows for a statement: for each provider that has any, one for each of its domains, and one
 * without a domain for all others.
 */
export const limitTable: string = JSON.stringify(
  providerIds.flatMap((provider) => {
    const domains = [...(providerById(provider)?.domains ?? []), null];
    return domains.flatMap((domain) => {
      const address = `x@${domain ?? "domain.invalid"}`;
      const limits = limitsOfMailbox({ provider, address, dailyLimit: null });
      return isSame(limits, noLimits) ? [] : [{ provider, domain, ...limits }];
    });
  }),
);

function isSame(one: Limits, other: Limits): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
