import { type Diagnosis, diagnose } from "#lib/smtp/diagnose.ts";
import { diagnosisProblem } from "#lib/smtp/diagnosis-problem.ts";
import type { SmtpFailure } from "#lib/smtp/failure.ts";
import { inspectCertificate } from "#lib/smtp/inspect-certificate.ts";
import { askNeighbours, neighboursOf, reachability } from "#lib/smtp/neighbours.ts";
import type { SmtpServer } from "#lib/smtp/server.ts";
import type { History } from "#lib/smtp/worked-before.ts";
import { type HealthEffect, healthEffect } from "./health-effect.ts";
import { providerById } from "./providers.ts";
import type { Repair, ShownCertificate, TestResult } from "./test-events.ts";

type Failed = Extract<TestResult, { outcome: "failed" }>;
type Shown = Omit<Failed, "outcome" | "mode" | "to" | "host" | "transcript" | "inDoubt">;
type Explained = { explained: Shown; effect: HealthEffect };
type Context = { provider: string; history?: History; signal: AbortSignal; onSearch: () => void };

/**
 * Why a submission failed, what mends it, and what that says of the mailbox: the diagnosis, neighbours that answer
 * where the way to the server is wrong, and the certificate where that is what cannot be trusted. Nothing signs in on
 * the way.
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
    // That nobody answers tells nothing where the search was cut short, and little where it worked before.
    const silenceTells = !signal.aborted && diagnosis.params.when === undefined;
    const more = repairs.length > 0 || silenceTells ? reachability(failure, repairs, homes) : {};
    return explained({ ...diagnosis, ...more }, failure, repairs);
  }
  if (diagnosis.remedy?.kind !== "trust") return explained(diagnosis, failure, []);
  onSearch();
  const shown = await inspectCertificate(server, signal);
  return explained(diagnosis, failure, [], shown && { ...shown.facts, pem: shown.pem });
}

function explained(
  diagnosis: Diagnosis,
  failure: SmtpFailure,
  repairs: Repair[],
  certificate?: ShownCertificate,
): Explained {
  const { id, params, severity, field, remedy } = diagnosis;
  const shown = {
    problem: diagnosisProblem(id, params),
    diagnosis: id,
    severity,
    field,
    reply: failure.reply,
    ...(remedy && { remedy }),
    repairs,
    ...(certificate && { certificate }),
  };
  return { explained: shown, effect: healthEffect(diagnosis, failure.stage) };
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
