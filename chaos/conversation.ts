import type { Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Book } from "./book.ts";
import { Gone, Hearing } from "./hearing.ts";
import { type Deed, type Mischief, type Phase, refusals } from "./mischief.ts";

export type Host = {
  username: string;
  password: string;
  pipelining: boolean;
  book: Book;
  /** What is in store for this connection before its first message. */
  mischief: Mischief | undefined;
  mischiefFor: (order: number) => Mischief | undefined;
  /** Awaited at every phase: something may be arranged to happen just then. */
  onPhase: (phase: Phase) => Promise<void>;
};

const TAKEN = "250 2.0.0 Ok: taken";

/** One connection to the receiver, to its end: SMTP with login (RFC 5321, RFC 4954), and the mischief in store. */
export class Conversation {
  readonly #socket: Socket;
  readonly #host: Host;
  readonly #hearing: Hearing;
  #mischief: Mischief | undefined;
  #signedIn = false;
  #order = 0;
  #size = 0;
  #welcome = false;
  #recipients = 0;
  /** The message has had its answer before its dot. */
  #answered: "yes" | "no" | undefined;

  constructor(socket: Socket, host: Host) {
    this.#socket = socket;
    this.#host = host;
    this.#hearing = new Hearing(socket);
    this.#mischief = host.mischief;
  }

  async run(): Promise<void> {
    try {
      if (await this.#answer("greeting", "220 receiver.example ESMTP")) await this.#hearCommands();
    } catch (error) {
      if (!(error instanceof Gone)) throw error;
    } finally {
      this.#socket.end();
    }
  }

  async #hearCommands(): Promise<void> {
    for (;;) {
      const line = await this.#hearing.line();
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === "EHLO") await this.#answer("ehlo", this.#hello());
      else if (verb === "AUTH") await this.#signIn(line);
      else if (verb === "MAIL") await this.#begin(line);
      else if (verb === "RCPT") await this.#recipient(line);
      else if (verb === "DATA") await this.#data();
      else if (verb === "RSET") this.#say("250 2.0.0 Ok");
      else if (verb === "QUIT") return this.#say("221 2.0.0 Bye");
      else this.#say("502 5.5.2 What?");
    }
  }

  #hello(): string {
    const pipelining = this.#host.pipelining ? "250-PIPELINING\r\n" : "";
    return `250-receiver.example\r\n${pipelining}250-8BITMIME\r\n250-SIZE 10000000\r\n250 AUTH PLAIN`;
  }

  async #signIn(line: string): Promise<void> {
    const { username, password } = this.#host;
    const given = Buffer.from(line.split(" ")[2] ?? "", "base64").toString();
    if (given !== `\0${username}\0${password}`) return this.#say("535 5.7.8 Wrong name or password");
    this.#signedIn = await this.#answer("auth", "235 2.7.0 Welcome");
  }

  // Most orders have a sender of their own, such as firma+17@example.com: so their number is known from here on.
  async #begin(line: string): Promise<void> {
    if (!this.#signedIn) return this.#say("530 5.7.0 Sign in first");
    this.#order = Number(/\+(\d+)@/.exec(line)?.[1]);
    this.#size = Number(/ SIZE=(\d+)/.exec(line)?.[1]);
    this.#recipients = 0;
    this.#answered = undefined;
    this.#mischief = Number.isNaN(this.#order) ? undefined : this.#host.mischiefFor(this.#order);
    this.#welcome = await this.#answer("mail", "250 2.1.0 Ok");
  }

  async #recipient(line: string): Promise<void> {
    if (Number.isNaN(this.#order)) this.#knowInvoice(line);
    // With pipelining the client says the rest before it knows that its sender was refused.
    if (!this.#welcome) return this.#say("503 5.5.1 No sender");
    if (await this.#answer("rcpt", "250 2.1.5 Ok")) this.#recipients++;
  }

  // The mail of an invoice leaves from its mailbox's own address: the customer's bears the number.
  #knowInvoice(line: string): void {
    this.#order = Number(/-(\d+)@/.exec(line)?.[1]);
    this.#mischief = this.#host.mischiefFor(this.#order);
  }

  async #data(): Promise<void> {
    if (this.#recipients === 0) return this.#say("554 5.5.1 No valid recipients");
    const early = this.#mischief?.phase === "data" && this.#mischief.deed === "early";
    if (early) this.#answered = "yes";
    if (!(await this.#answer("data", early ? `354 Go ahead\r\n${TAKEN}` : "354 Go ahead"))) return;
    const body = await this.#hearing.body((bytes) => this.#hearPart(bytes));
    await this.#judge(body);
  }

  async #hearPart(bytes: number): Promise<void> {
    if (this.#mischief?.phase !== "body") return this.#host.onPhase("body");
    if (this.#mischief.deed === "earlyAtEnd" && bytes < this.#size) return;
    await this.#host.onPhase("body");
    const { deed } = this.#use("body") ?? {};
    if (deed === "drop") this.#drop();
    const refusal = deed === "defer" || deed === "refuse" ? this.#refuse("body", deed) : undefined;
    this.#answered = refusal ? "no" : "yes";
    this.#say(refusal ?? TAKEN);
  }

  async #judge(body: Buffer): Promise<void> {
    const { book, onPhase } = this.#host;
    const messageId = /^message-id:\s*(\S+)/im.exec(body.toString("latin1"))?.[1] ?? "";
    book.dot(messageId);
    await onPhase("dot");
    if (this.#answered === "no") return book.refuseDot(messageId);
    const { deed, ms = 0 } = this.#use("dot") ?? {};
    if (deed === "drop") this.#drop();
    if (deed === "cut") return this.#cut(TAKEN);
    if (deed === "defer" || deed === "refuse" || deed === "bye") {
      book.refuseDot(messageId);
      this.#say(deed === "bye" ? "421 4.3.2 Closing" : this.#refuse("dot", deed));
      if (deed === "bye") this.#drop();
      return;
    }
    book.accept(messageId, body);
    if (deed === "dropTaken") this.#drop();
    if (deed === "cutTaken") return this.#cut(TAKEN);
    if (deed === "late") await sleep(ms);
    this.#say(TAKEN);
  }

  /** Gives the right answer of a phase, or what is in store there. @returns whether it was the right one */
  async #answer(phase: Phase, right: string): Promise<boolean> {
    await this.#host.onPhase(phase);
    const { deed, ms = 0 } = this.#use(phase) ?? {};
    if (deed === "drop") this.#drop();
    if (deed === "cut") this.#cut(right);
    if (deed === "late") await sleep(ms);
    const refusal = deed === "defer" || deed === "refuse" ? this.#refuse(phase, deed) : undefined;
    this.#say(refusal ?? right);
    return refusal === undefined;
  }

  #use(phase: Phase): Mischief | undefined {
    if (this.#mischief?.phase !== phase) return undefined;
    const mischief = this.#mischief;
    this.#mischief = undefined;
    this.#host.book.mischief.add(phase);
    return mischief;
  }

  #refuse(phase: Phase, deed: Extract<Deed, "defer" | "refuse">): string {
    if (deed === "refuse") this.#host.book.refused.add(this.#order);
    return refusals[deed][phase];
  }

  #say(reply: string): void {
    this.#socket.write(`${reply}\r\n`);
  }

  #cut(reply: string): never {
    this.#socket.write(reply.slice(0, Math.ceil(reply.length / 2)));
    this.#drop();
  }

  #drop(): never {
    this.#host.book.drops++;
    // What was written before still leaves, as it may with a server that dies right after a reply.
    this.#socket.destroySoon();
    throw new Gone();
  }
}
