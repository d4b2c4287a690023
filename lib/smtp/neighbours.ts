import type { Diagnosis } from "./diagnose.ts";
import { type FailureFacts, SmtpFailure } from "./failure.ts";
import type { SmtpServer } from "./server.ts";
import { openSubmission } from "./submission.ts";

const PATIENCE_MS = 6_000;

/** Another way to a server. */
export type Neighbour = Pick<SmtpServer, "host" | "port" | "encryption">;

const usual = [
  { port: 465, encryption: "ssl" },
  { port: 587, encryption: "starttls" },
  { port: 2525, encryption: "starttls" },
] as const;

/**
 * Where the server that failed may be reached instead: the usual ports of the same host, then what is known of the
 * provider. Encrypted ways only, each once, without the one that failed. Pure.
 */
export function neighboursOf(server: Neighbour, known: Neighbour[] = []): Neighbour[] {
  const { host } = server;
  const all = [...usual.map((way) => ({ host, ...way })), ...known];
  const encrypted = all.filter((one) => one.encryption !== "none" && !isSame(one, server));
  return encrypted.filter((one, index) => encrypted.findIndex((other) => isSame(one, other)) === index);
}

/**
 * Asks them all at once, for at most 6 s, and without signing in: those that greet over verified TLS, in the order of
 * the candidates.
 * @param onAnswer hears of each as it answers
 */
export async function askNeighbours(
  server: SmtpServer,
  candidates: Neighbour[],
  signal: AbortSignal,
  onAnswer: (neighbour: Neighbour) => void = () => {},
): Promise<Neighbour[]> {
  const asked = candidates.map(async (candidate) => {
    const answers = await doesAnswer(server, candidate, signal);
    if (answers) onAnswer(candidate);
    return answers;
  });
  const answers = await Promise.all(asked);
  return candidates.filter((_, index) => answers[index]);
}

async function doesAnswer(server: SmtpServer, candidate: Neighbour, signal: AbortSignal): Promise<boolean> {
  const { host, port, encryption } = candidate;
  if (encryption === "none") return false;
  // A certificate that the person trusts for one host says nothing about another.
  const trusted = host === server.host ? server.trustedCertificate : undefined;
  const anonymous: SmtpServer = { host, port, encryption, username: "", password: "" };
  if (trusted) anonymous.trustedCertificate = trusted;
  try {
    const submission = await openSubmission(anonymous, { signal, deadlineMs: PATIENCE_MS });
    submission.close();
    return true;
  } catch (error) {
    if (error instanceof SmtpFailure) return false;
    throw error;
  }
}

/**
 * What the neighbours' answers say beyond the diagnosis: wrong port, wrong name, blocked ports or a server that is
 * down; undefined where they say nothing new. Pure.
 * @param known what is known of the provider, as it was given to `neighboursOf`
 */
export function reachability(
  failure: FailureFacts,
  answered: Neighbour[],
  known: Neighbour[] = [],
): Pick<Diagnosis, "id" | "severity" | "field"> | undefined {
  // Who got as far as encrypting has reached a server, and the failure itself tells more.
  if (!["resolve", "connect", "greet"].includes(failure.stage) || failure.code === "EGUARD") return undefined;
  if (answered.some(({ host }) => host.toLowerCase() === failure.host.toLowerCase()))
    return { id: "otherPortAnswers", severity: "wrong", field: "port" };
  if (answered.length > 0) return { id: "otherServerAnswers", severity: "wrong", field: "host" };
  if (failure.stage !== "connect") return undefined;
  if (failure.originalCode === "ECONNREFUSED")
    return { id: "serverDown", severity: "provider", field: "host" };
  // Where not even a server answers that is known to be there, it is the way that is closed.
  const silent = failure.code === "ETIMEDOUT" || failure.originalCode === "ETIMEDOUT";
  return silent && known.length > 0
    ? { id: "portsBlocked", severity: "provider", field: undefined }
    : undefined;
}

function isSame(one: Neighbour, other: Neighbour): boolean {
  const name = ({ host }: Neighbour) => host.toLowerCase();
  return name(one) === name(other) && one.port === other.port && one.encryption === other.encryption;
}
