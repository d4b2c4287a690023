import { Counts } from "./counts.ts";

/** So many things of one kind are to happen, each with a number; what did not happen is tried again. */
export class Tickets {
  done = 0;
  readonly where = new Counts();
  readonly #all: number;
  readonly #returned: number[] = [];
  #next = 0;

  constructor(all: number) {
    this.#all = all;
  }

  get finished(): boolean {
    return this.done >= this.#all;
  }

  /** How much of all is done or under way, between 0 and 1. */
  get share(): number {
    return this.#all === 0 ? 1 : (this.#next - this.#returned.length) / this.#all;
  }

  /** @returns undefined when all are done or under way */
  take(): number | undefined {
    return this.#returned.pop() ?? (this.#next < this.#all ? this.#next++ : undefined);
  }

  /** @param where it happened; undefined when it did not */
  settle(ticket: number, where: string | undefined): void {
    if (where === undefined) {
      this.#returned.push(ticket);
    } else {
      this.done++;
      this.where.add(where);
    }
  }
}
