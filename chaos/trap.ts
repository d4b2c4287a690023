import type { Phase } from "./mischief.ts";

type Set = { phase: Phase; deed: () => Promise<void>; sprung: () => void };

/** Has a deed happen just when a conversation of the receiver comes to a phase; the conversation waits for it. */
export class Trap {
  #set: Set | undefined;

  /** Resolves when the deed is done; if no conversation comes there in time, it is done without one. */
  async spring(phase: Phase, deed: () => Promise<void>, limitMs: number): Promise<void> {
    const done = Promise.withResolvers<void>();
    const once = () => {
      this.#set = undefined;
      return deed().then(done.resolve, done.reject);
    };
    this.#set = { phase, deed: once, sprung: () => clearTimeout(limit) };
    const limit = setTimeout(once, limitMs);
    await done.promise;
  }

  /** To be called by every conversation at every phase. */
  readonly onPhase = async (phase: Phase): Promise<void> => {
    if (this.#set?.phase !== phase) return;
    this.#set.sprung();
    await this.#set.deed();
  };
}
