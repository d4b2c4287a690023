import nodemailer from "nodemailer";
import type { SmtpServer } from "#lib/smtp/server.ts";
import { canStartPostfix, startPostfix } from "#testing/postfix/start-postfix.ts";
import { median, milliseconds, p95, type Row } from "./measure.ts";
import { type Lab, message, openLab } from "./outbox-lab.ts";

const ROUNDS = 7;
const MESSAGES = 200;
const MAILBOXES = 20;
/** As many as a worker serves at once. */
const CONNECTIONS = 8;
/** From one end of a country to the other and back. */
const FAR_MS = 10;
const envelope = { from: "fakturace@firma.example", to: "eva@odberatel.example" };

type Trial = { lab: Lab; server: SmtpServer; of: string };

/**
 * Deliveries per second of one worker, 60 kB PDF, TLS and login, real PostgreSQL: the gate commits before each dot.
 * Beside bare nodemailer by the same rule for connections: one for a mailbox, kept while there is more to send, at
 * most eight at once. To a real mail server where one is installed, to one that is some way off, and to one that
 * takes everything at once and keeps nothing.
 */
export async function deliveries(): Promise<Row[]> {
  const lab = await openLab();
  try {
    await lab.worker();
    const { server } = lab.peer;
    lab.peer.moveAway(FAR_MS);
    const far = await rows({ lab, server, of: `server ${FAR_MS} ms away` });
    lab.peer.moveAway(0);
    const near = await rows({ lab, server, of: "server that does no work" });
    return [...(await rowsOfPostfix(lab)), ...far, ...near];
  } finally {
    lab.peer.moveAway(0);
    await lab.close();
  }
}

async function rowsOfPostfix(lab: Lab): Promise<Row[]> {
  if (!canStartPostfix()) return [];
  const { from, to } = envelope;
  const order = { host: "localhost", login: from, password: "heslo", mailboxes: [from, to] };
  const postfix = await startPostfix(order);
  try {
    const login = { username: from, password: order.password, encryption: "ssl" } as const;
    return await rows({
      lab,
      server: { host: order.host, port: postfix.ports.ssl, ...login },
      of: "Postfix",
    });
  } finally {
    await postfix.stop();
  }
}

async function rows(trial: Trial): Promise<Row[]> {
  return [await row(trial, 1, 0.6), await row(trial, MAILBOXES, 0.8)];
}

async function row({ lab, server, of }: Trial, mailboxes: number, aim: number): Promise<Row> {
  const senders = await Promise.all(Array.from({ length: mailboxes }, () => lab.sender(server)));
  const each = MESSAGES / mailboxes;
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = -1; round < ROUNDS; round++) {
    const a = await lab.deliverAll(senders, each);
    const b = await milliseconds(() => sendBare(server, mailboxes, each));
    if (round < 0) continue;
    ours.push((MESSAGES / a) * 1000);
    theirs.push((MESSAGES / b) * 1000);
  }
  const ratio = median(ours) / median(theirs);
  return {
    name: `deliveries, ${mailboxes === 1 ? "one mailbox" : `${mailboxes} mailboxes`}, ${of}`,
    unit: "/s",
    median: median(ours),
    p95: p95(ours),
    peer: { name: "bare nodemailer", median: median(theirs) },
    ratio,
    aim: `≥ ${aim} of the peer`,
    met: ratio >= aim,
  };
}

async function sendBare(server: SmtpServer, mailboxes: number, each: number): Promise<void> {
  let left = mailboxes;
  const hand = async () => {
    while (left-- > 0) await sendFromOne(server, each);
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, hand));
}

async function sendFromOne({ host, port, username, password }: SmtpServer, count: number): Promise<void> {
  const transport = nodemailer.createTransport({
    ...{ host, port, secure: true, pool: true, maxConnections: 1, maxMessages: Number.POSITIVE_INFINITY },
    auth: { user: username, pass: password },
    tls: { rejectUnauthorized: false },
  });
  await Promise.all(Array.from({ length: count }, () => transport.sendMail({ envelope, raw: message })));
  transport.close();
}
