import { setTimeout as sleep } from "node:timers/promises";
import { log } from "#lib/base/log.ts";

/** Every delivery asks several times: a chore that finds nothing to do shall cost next to nothing. */
const REST_MS = 100;

/** Something that leads to deliveries, such as composing them; it is no delivery's and no mailbox's affair. */
export type Chore = {
  name: string;
  /**
   * Does what there is to do now, in bits between which deliveries get their turn, and ends soon after `stop`. Several
   * workers may do it at the same time.
   */
  run: (stop: AbortSignal) => Promise<void>;
};

/** Does a chore as often as it is asked, one time after the other: asked while it runs, it runs once more. */
export class ChoreRound {
  readonly #chore: Chore;
  readonly #stop: AbortSignal;
  #running: Promise<void> | undefined;
  #again = false;

  constructor(chore: Chore, stop: AbortSignal) {
    this.#chore = chore;
    this.#stop = stop;
  }

  ask(): void {
    this.#again = true;
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
  }

  /** Resolves once it does not run. */
  async ended(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    try {
      while (this.#again && !this.#stop.aborted) {
        this.#again = false;
        await this.#chore.run(this.#stop);
        await sleep(REST_MS, undefined, { signal: this.#stop }).catch(() => {});
      }
    } catch (error) {
      // It is asked again in a few seconds.
      log().error({ chore: this.#chore.name, stack: (error as Error).stack }, "a chore broke off");
    }
  }
}
