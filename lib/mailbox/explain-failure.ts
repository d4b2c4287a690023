import { type Diagnosis, diagnose } from "#lib/smtp/diagnose.ts";
import { diagnosisProblem } from "#lib/smtp/diagnosis-problem.ts";
import type { SmtpFailure } from "#lib/smtp/failure.ts";
import { inspectCertificate } from "#lib/smtp/inspect-certificate.ts";
import { askNeighbours, neighboursOf, reachability } from "#lib/smtp/neighbours.ts";
import type { SmtpServer } from "#lib/smtp/server.ts";
import type { History } from "#lib/smtp/worked-before.ts";
import { providerById } from "./providers.ts";
import type { Repair, ShownCertificate, TestResult } from "./test-events.ts";

type Failed = Extract<TestResult, { outcome: "failed" }>;
type Explained = Omit<Failed, "outcome" | "mode" | "to" | "host" | "transcript" | "inDoubt">;
type Context = { provider: string; history?: History; signal: AbortSignal; onSearch: () => void };

/**
 * Why a submission failed and what mends it: the diagnosis, neighbours that answer where the way to the server is
 * wrong, and the certificate where that is what cannot be trusted. Nothing signs in on the way.
 */
export async function explainFailure(
  server: SmtpServer,
  failure: SmtpFailure,
  { provider, history, signal, onSearch }: Context,
): Promise<Explained> {
  const diagnosis = diagnose(provider, failure, history);
  if (diagnosis.remedy?.kind === "neighbours") {
    onSearch();
    const homes = homesOf(provider);
    const repairs = await askNeighbours(server, neighboursOf(server, homes), signal);
    return explained({ ...diagnosis, ...moreOf(diagnosis, failure, repairs, homes) }, failure, repairs);
  }
  if (diagnosis.remedy?.kind !== "trust") return explained(diagnosis, failure, []);
  onSearch();
  const shown = await inspectCertificate(server, signal);
  return { ...explained(diagnosis, failure, []), ...(shown && { certificate: certificateOf(shown) }) };
}

// That it worked before says more than that nothing answers now.
function moreOf(diagnosis: Diagnosis, failure: SmtpFailure, repairs: Repair[], homes: Repair[]) {
  const workedBefore = diagnosis.params.when !== undefined;
  return workedBefore && repairs.length === 0 ? undefined : reachability(failure, repairs, homes);
}

function explained(diagnosis: Diagnosis, failure: SmtpFailure, repairs: Repair[]): Explained {
  const { id, params, severity, field, remedy } = diagnosis;
  return {
    problem: diagnosisProblem(id, params),
    diagnosis: id,
    severity,
    field,
    reply: failure.reply,
    ...(remedy && { remedy }),
    repairs,
  };
}

function homesOf(provider: string): Repair[] {
  const preset = providerById(provider);
  if (!preset || preset.host === "") return [];
  return [preset, ...preset.alternatives].map(({ host, port, encryption }) => ({
    host,
    port: Number(port),
    encryption,
  }));
}

function certificateOf({
  facts,
  pem,
}: NonNullable<Awaited<ReturnType<typeof inspectCertificate>>>): ShownCertificate {
  return { ...facts, pem };
}
