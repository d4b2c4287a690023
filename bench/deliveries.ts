import nodemailer, { type Transporter } from "nodemailer";
import { median, milliseconds, p95, type Row } from "./measure.ts";
import { MESSAGE_BYTES, openLab } from "./outbox-lab.ts";

const ROUNDS = 7;
const MESSAGES = 200;
const MAILBOXES = 20;
/** As many as a worker serves at once. */
const CONNECTIONS = 8;

/**
 * Deliveries per second of one worker, 60 kB PDF, TLS and login, real PostgreSQL: the gate commits before each dot.
 * Beside bare nodemailer that sends messages of the same size to the same server over as many connections.
 */
export async function deliveries(): Promise<Row[]> {
  const lab = await openLab();
  try {
    await lab.worker();
    const one = [await lab.sender()];
    const many = await Promise.all(Array.from({ length: MAILBOXES }, lab.sender));
    const bare = (connections: number) => barePool(lab.peer.server, connections);
    return [
      await row("deliveries, one mailbox", 0.6, () => lab.deliverAll(one, MESSAGES), bare(1)),
      await row(
        `deliveries, ${MAILBOXES} mailboxes`,
        0.8,
        () => lab.deliverAll(many, MESSAGES / MAILBOXES),
        bare(CONNECTIONS),
      ),
    ];
  } finally {
    await lab.close();
  }
}

async function row(
  name: string,
  aim: number,
  deliver: () => Promise<number>,
  peer: Transporter,
): Promise<Row> {
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = -1; round < ROUNDS; round++) {
    const a = await deliver();
    const b = await milliseconds(() => Promise.all(Array.from({ length: MESSAGES }, () => sendBare(peer))));
    if (round < 0) continue;
    ours.push((MESSAGES / a) * 1000);
    theirs.push((MESSAGES / b) * 1000);
  }
  peer.close();
  const ratio = median(ours) / median(theirs);
  return {
    name,
    unit: "/s",
    median: median(ours),
    p95: p95(ours),
    peer: { name: "bare nodemailer", median: median(theirs) },
    ratio,
    aim: `≥ ${aim} of the peer`,
    met: ratio >= aim,
  };
}

type Server = { host: string; port: number; username: string; password: string };

function barePool({ host, port, username, password }: Server, maxConnections: number): Transporter {
  return nodemailer.createTransport({
    ...{ host, port, secure: true, pool: true, maxConnections, maxMessages: Number.POSITIVE_INFINITY },
    auth: { user: username, pass: password },
    tls: { rejectUnauthorized: false },
  });
}

const raw = `Message-ID: <bare@firma.example>\r\nSubject: Faktura\r\n\r\n${"Faktura v příloze.\r\n".repeat(MESSAGE_BYTES / 20)}`;

function sendBare(transport: Transporter): Promise<unknown> {
  const envelope = { from: "fakturace@firma.example", to: "eva@odberatel.example" };
  return transport.sendMail({ envelope, raw });
}
