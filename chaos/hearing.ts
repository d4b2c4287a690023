import type { Socket } from "node:net";

const END = Buffer.from("\r\n.\r\n");
const EMPTY = Buffer.from(".\r\n");

/** The client has gone, or we have hung up: the conversation is over. */
export class Gone extends Error {}

/** What a client says, in the order in which it says it. */
export class Hearing {
  #held = Buffer.alloc(0);
  readonly #chunks: AsyncIterator<Buffer>;

  constructor(socket: Socket) {
    this.#chunks = socket[Symbol.asyncIterator]();
  }

  /** The next command. @throws Gone */
  async line(): Promise<string> {
    for (;;) {
      const end = this.#held.indexOf("\r\n");
      if (end >= 0) return this.#take(end + 2).toString("latin1", 0, end);
      await this.#more();
    }
  }

  /**
   * A message up to its final dot, as it was before dots were doubled (RFC 5321 §4.5.2).
   * @param onPart hears how many bytes are there, as long as the dot is not among them
   * @throws Gone
   */
  async body(onPart: (bytes: number) => Promise<void>): Promise<Buffer> {
    for (;;) {
      if (this.#held.indexOf(EMPTY) === 0) return this.#take(EMPTY.length).subarray(0, 0);
      const end = this.#held.indexOf(END);
      if (end >= 0) return undoubled(this.#take(end + END.length).subarray(0, end + 2));
      if (this.#held.length > 0) await onPart(this.#held.length);
      await this.#more();
    }
  }

  #take(bytes: number): Buffer {
    const taken = this.#held.subarray(0, bytes);
    this.#held = this.#held.subarray(bytes);
    return taken;
  }

  async #more(): Promise<void> {
    try {
      const { done, value } = await this.#chunks.next();
      if (!done) {
        this.#held = Buffer.concat([this.#held, value]);
        return;
      }
    } catch {
      // A client killed with -9 takes no leave.
    }
    throw new Gone();
  }
}

function undoubled(body: Buffer): Buffer {
  return Buffer.from(body.toString("latin1").replace(/^\.\./gm, "."), "latin1");
}
