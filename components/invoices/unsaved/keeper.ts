import { post } from "#components/form/post.ts";
import type { Problem } from "#lib/base/errors.ts";
import type { Result } from "#lib/base/result.ts";
import { newUuid } from "#lib/base/uuid.ts";
import type { InvoiceForm } from "#lib/invoices/schema.ts";
import type { KeepAnswer, KeepRequest } from "#lib/invoices/unsaved/schema.ts";

const QUIET_MS = 1_000;
const LONGEST_MS = 5_000;
const AGAIN_MS = 10_000;
const DEADLINE_MS = 20_000;

/** How it stands with what was typed in this opening of the editor. `elsewhere`: another window has gone on with it. */
export type Keeping =
  | { is: "untouched" }
  | { is: "pending" }
  | { is: "kept"; at: string }
  | { is: "failed"; problem: Problem | undefined }
  | { is: "elsewhere"; at: string };

/** Where the editor stands, and whose unsaved values it began with. */
export type Place = { place: string; person: string; savedAt: string | null; follows: string | null };

/**
 * Keeps on the server what stands in one editor: a second after the last change, five after the first, at once when the
 * page goes away, and never when nothing has changed.
 */
export class Keeper {
  readonly editor = newUuid();
  readonly #read: () => InvoiceForm;
  readonly #show: (keeping: Keeping) => void;
  readonly #place: Place;
  #follows: string | null;
  #kept = "";
  /** What is on its way. */
  #sent = "";
  #sequence = 0;
  #keptSequence = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #changedAt = 0;
  #sending: Promise<void> = Promise.resolve();
  #held = false;
  #elsewhere = false;

  constructor(place: Place, read: () => InvoiceForm, show: (keeping: Keeping) => void) {
    this.#place = place;
    this.#follows = place.follows;
    this.#read = read;
    this.#show = show;
  }

  /** What stands in the form now is known already. */
  begin(): void {
    if (this.#kept === "") this.#kept = this.#text();
  }

  /** Something may have changed. */
  note(): void {
    if (this.#held || this.#elsewhere || this.#text() === this.#kept) return;
    this.#show({ is: "pending" });
    const now = Date.now();
    if (this.#timer === undefined) this.#changedAt = now;
    this.#wake(Math.min(QUIET_MS, this.#changedAt + LONGEST_MS - now));
  }

  /**
   * Keeps what is not kept yet without waiting for anything. Nothing is sent twice: of all that is under way while a
   * page closes browsers let no more than 64 KiB arrive.
   */
  now(): void {
    this.#rest();
    const text = this.#text();
    if (!this.#held && !this.#elsewhere && text !== this.#kept && text !== this.#sent) void this.#send(false);
  }

  /** Before saving: what is typed is kept, under this editor's name, and nothing more. */
  async settle(): Promise<void> {
    await this.pause();
    const unknown = this.#text() !== this.#kept || this.#follows !== null;
    if (!this.#elsewhere && unknown) await this.#send(false);
  }

  /** Nothing more is kept, and nothing is under way. */
  async pause(): Promise<void> {
    this.#held = true;
    this.#rest();
    await this.#sending;
  }

  /** Does what makes keeping needless: saving, discarding. Where it fails, keeping goes on. */
  async ending<T>(deed: () => Promise<Result<T>>): Promise<Result<T>> {
    let done = false;
    try {
      const result = await deed();
      done = result.ok;
      return result;
    } finally {
      this.#held = done;
      if (done) this.#show({ is: "untouched" });
      else this.note();
    }
  }

  /** This window's values are the right ones, whatever another one has kept. */
  takeOver(): void {
    this.#elsewhere = false;
    this.#queue(true);
  }

  #wake(inMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#queue(false), Math.max(0, inMs));
  }

  #rest(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #queue(force: boolean): void {
    this.#rest();
    this.#sending = this.#sending.then(async () => {
      const wanted = !this.#held && !this.#elsewhere;
      if (wanted && (force || this.#text() !== this.#kept)) await this.#send(force);
    });
  }

  async #send(force: boolean): Promise<void> {
    const form = this.#read();
    const text = JSON.stringify(form);
    this.#sent = text;
    this.#sequence += 1;
    const sequence = this.#sequence;
    const { place, person, savedAt } = this.#place;
    const request: Omit<KeepRequest, "form"> = {
      place,
      person,
      editor: this.editor,
      sequence,
      follows: this.#follows,
      basedOn: savedAt,
      force,
    };
    const body = { ...request, form };
    const result = await post<KeepAnswer>("/invoices/unsaved", body, AbortSignal.timeout(DEADLINE_MS));
    if (this.#sent === text) this.#sent = "";
    if (sequence > this.#keptSequence) this.#learn(result, text, sequence);
  }

  #learn(result: Result<KeepAnswer>, text: string, sequence: number): void {
    if (!result.ok) {
      this.#show({ is: "failed", problem: result.problem });
      if (!this.#held) this.#wake(AGAIN_MS);
    } else if (result.value.kept) {
      this.#keptSequence = sequence;
      this.#kept = text;
      this.#follows = null;
      if (this.#timer === undefined) this.#show({ is: "kept", at: result.value.at });
    } else {
      this.#elsewhere = true;
      this.#rest();
      this.#show({ is: "elsewhere", at: result.value.at });
    }
  }

  #text(): string {
    return JSON.stringify(this.#read());
  }
}
