import { codeOfReply } from "./failure.ts";
import { masked, scrubReply, withoutSecrets } from "./scrub.ts";
import type { SmtpServer } from "./server.ts";

const KEPT_AT_EACH_END = 100;

export type TranscriptLine = {
  /** Since the beginning. */
  ms: number;
  from: "client" | "server" | "note";
  text: string;
};

/**
 * What client and server said to each other, for whoever has to find out what went wrong. It holds neither password
 * nor user name, no body of a message, and no word of what is no mail server.
 */
export class Transcript {
  readonly #since = performance.now();
  readonly #secrets: string[];
  #greeted = false;
  #signingIn = false;
  #leftOut = 0;
  readonly #first: TranscriptLine[] = [];
  readonly #last: TranscriptLine[] = [];

  /** The login of this server is masked. */
  constructor({ username, password }: Pick<SmtpServer, "username" | "password">) {
    this.#secrets = [password, username];
  }

  /** What happened that nobody said. */
  note(text: string): void {
    this.#add("note", text);
  }

  /** Hears a command, or a reply of one or more lines. */
  hear(from: "client" | "server", text: string): void {
    if (from === "client") this.#add(from, this.#withoutLogin(text));
    else for (const line of this.#told(text).split("\n")) this.#add(from, line);
  }

  /** At most some 200 lines; of more the middle is left out, and said so. */
  lines(): TranscriptLine[] {
    const [next] = this.#last;
    if (this.#leftOut === 0 || !next) return [...this.#first, ...this.#last];
    const gap = { ms: next.ms, from: "note" as const, text: `${this.#leftOut} lines left out` };
    return [...this.#first, gap, ...this.#last];
  }

  // Between AUTH and its verdict the client says nothing but parts of the login (RFC 4954).
  #withoutLogin(text: string): string {
    const [, command] = /^(AUTH\s+[A-Z0-9-]+)/i.exec(text) ?? [];
    if (!command) return this.#signingIn ? masked : text;
    this.#signingIn = true;
    return command === text ? text : `${command} ${masked}`;
  }

  #told(reply: string): string {
    if (!reply.startsWith("334")) this.#signingIn = false;
    this.#greeted ||= codeOfReply(reply) === "220";
    if (this.#greeted) return withoutSecrets(reply, ...this.#secrets);
    return codeOfReply(reply) || "(this is no mail server)";
  }

  #add(from: TranscriptLine["from"], text: string): void {
    const ms = Math.round(performance.now() - this.#since);
    const line = { ms, from, text: scrubReply(text, ...this.#secrets) };
    if (this.#first.length < KEPT_AT_EACH_END) this.#first.push(line);
    else this.#last.push(line);
    if (this.#last.length <= KEPT_AT_EACH_END) return;
    this.#last.shift();
    this.#leftOut++;
  }
}
