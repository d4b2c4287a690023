import { createHash } from "node:crypto";
import { Counts } from "./counts.ts";

/** What the receiving end knows of one message, by its Message-ID. */
export type Entry = {
  /** How often it was taken: the receiver's own decision, whether or not its reply arrived. */
  accepted: number;
  /** Final dots that came. */
  dots: number;
  /** Dots that were answered by a 4xx or 5xx. */
  refusedDots: number;
  /** SHA-256 of what was taken. */
  sha256: Set<string>;
};

/** The book of the receiver, which alone judges what has really arrived. It lives as long as the run. */
export class Book {
  readonly messages = new Map<string, Entry>();
  /** Orders that were refused for good (5xx) at any phase, by number. */
  readonly refused = new Set<number>();
  drops = 0;
  /** Phases at which the receiver misbehaved. */
  readonly mischief = new Counts();

  accept(messageId: string, body: Buffer): void {
    const entry = this.#entry(messageId);
    entry.accepted++;
    entry.sha256.add(createHash("sha256").update(body).digest("hex"));
  }

  dot(messageId: string): void {
    this.#entry(messageId).dots++;
  }

  refuseDot(messageId: string): void {
    this.#entry(messageId).refusedDots++;
  }

  timesAccepted(messageId: string): number {
    return this.messages.get(messageId)?.accepted ?? 0;
  }

  #entry(messageId: string): Entry {
    const entry = this.messages.get(messageId) ?? {
      accepted: 0,
      dots: 0,
      refusedDots: 0,
      sha256: new Set<string>(),
    };
    this.messages.set(messageId, entry);
    return entry;
  }
}
