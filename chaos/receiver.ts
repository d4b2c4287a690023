import { once } from "node:events";
import type { AddressInfo, Socket } from "node:net";
import tls from "node:tls";
import type { SmtpServer } from "#lib/smtp/server.ts";
import type { Certificate } from "#testing/certificates.ts";
import type { Book } from "./book.ts";
import { Conversation } from "./conversation.ts";
import { diceFor } from "./dice.ts";
import type { Mischiefs, Phase } from "./mischief.ts";

export type ReceiverOptions = {
  /** Its number: choices are made by it. */
  mailbox: number;
  seed: number;
  certificate: Certificate;
  book: Book;
  mischiefs: Mischiefs;
  onPhase: (phase: Phase) => Promise<void>;
  /** A mistake of the receiver's own. */
  onError: (error: unknown) => void;
};

export type Receiver = { server: SmtpServer; close: () => Promise<void> };

/** The mail server of one mailbox, on loopback, over TLS with login: it writes down what it takes, and misbehaves. */
export async function startReceiver(options: ReceiverOptions): Promise<Receiver> {
  const { mailbox, seed, book, mischiefs, onPhase, onError } = options;
  const username = `mailbox-${mailbox}@firm.example`;
  const password = `secret ${mailbox}`;
  const sockets = new Set<Socket>();
  let connections = 0;
  const listener = tls.createServer({ ...options.certificate, noDelay: true }, (socket) => {
    sockets.add(socket.on("error", () => {}));
    socket.once("close", () => sockets.delete(socket));
    const conversation = new Conversation(socket, {
      ...{ username, password, book, onPhase },
      pipelining: diceFor(seed, "pipelining", mailbox, connections++).chance(0.5),
      mischief: mischiefs.onConnection(mailbox),
      mischiefFor: (order) => mischiefs.onMessage(order),
    });
    conversation.run().catch(onError);
  });
  listener.listen(0, "127.0.0.1");
  await once(listener, "listening");
  const { port } = listener.address() as AddressInfo;
  return {
    server: { host: "localhost", port, encryption: "ssl", username, password },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      listener.close();
      await once(listener, "close");
    },
  };
}
