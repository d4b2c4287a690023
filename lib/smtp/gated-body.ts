import type net from "node:net";
import { Readable } from "node:stream";
import { setImmediate as turn } from "node:timers/promises";

const CHUNK_BYTES = 64 * 1024;

/** Asked when the whole body is on the wire: may the final dot follow? It answers after its commit. */
export type Gate = () => Promise<boolean>;

export type BodyHooks = {
  beforeDot: Gate;
  /** The server wants the body (354). */
  onStart: () => void;
  onProgress: (bytes: number, total: number) => void;
  /** The gate said no, or failed: the connection has to go. */
  onWithheld: () => void;
};

/**
 * The body of a message whose end is held back. nodemailer writes the final dot when this stream ends, so it ends
 * only after the gate said yes, and never once the transaction was settled otherwise.
 */
export class GatedBody extends Readable {
  /** The final dot may be on the wire. As long as this is false, it certainly is not. */
  ended = false;
  /** The gate did not open: its word, or its error. */
  withheld: { error?: unknown } | undefined;
  #offset = 0;
  #settled = false;
  #exhausted = false;
  #asking: Promise<boolean> | undefined;
  readonly #mime: Uint8Array;
  readonly #socket: () => net.Socket | undefined;
  readonly #hooks: BodyHooks;

  constructor(mime: Uint8Array, socket: () => net.Socket | undefined, hooks: BodyHooks) {
    super({ highWaterMark: CHUNK_BYTES });
    this.#mime = mime;
    this.#socket = socket;
    this.#hooks = hooks;
  }

  /** The server has asked for the body. */
  get started(): boolean {
    return this.#offset > 0;
  }

  /** The transaction has its outcome: the gate is not asked any more. Waits for one that is being asked. */
  async settle(): Promise<void> {
    this.#settled = true;
    await this.#asking?.catch(() => {});
  }

  override _read(): void {
    if (this.#offset === 0) this.#hooks.onStart();
    if (this.#offset < this.#mime.length) {
      const chunk = this.#mime.subarray(this.#offset, this.#offset + CHUNK_BYTES);
      this.#offset += chunk.length;
      this.#hooks.onProgress(this.#offset, this.#mime.length);
      this.push(chunk);
    } else if (!this.#exhausted) {
      this.#exhausted = true;
      void this.#finish();
    }
  }

  async #finish(): Promise<void> {
    await this.#flushed();
    await whatHasArrived();
    if (this.#settled) return;
    try {
      this.#asking = this.#hooks.beforeDot();
      if (!(await this.#asking)) this.withheld = {};
    } catch (error) {
      this.withheld = { error };
    }
    // A reply or a broken connection may have come meanwhile: then no dot, whatever the gate said.
    await whatHasArrived();
    if (this.#settled) return;
    if (this.withheld) return this.#hooks.onWithheld();
    this.ended = true;
    this.push(null);
  }

  // The gap between the gate and the dot shall be one write, not the rest of a large body.
  #flushed(): Promise<void> {
    const socket = this.#socket();
    return new Promise((done) => {
      if (!socket || socket.destroyed || socket.writableLength === 0) return done();
      socket.once("close", done);
      socket.write("", () => {
        socket.off("close", done);
        done();
      });
    });
  }
}

// A server may have answered already, too early to be believed: two turns of the event loop, and it was read.
async function whatHasArrived(): Promise<void> {
  await turn();
  await turn();
}
