import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db, type Tx } from "#lib/base/db.ts";
import type { SmtpServer } from "#lib/smtp/server.ts";
import type { Mailbox } from "#prisma/client/client.ts";
import type { HealthEffect } from "./health-effect.ts";
import { noteSuccess, noteTrouble, type Proof } from "./note-health.ts";
import { isSaved } from "./saved-values.ts";
import type { MailboxTestValues } from "./schema.ts";
import type { TestResult } from "./test-events.ts";

type Tested = { company: ActingCompany; input: MailboxTestValues; server: SmtpServer };
type Ended = Pick<TestResult, "outcome"> & { problem?: string; effect?: HealthEffect };

/**
 * The trace of a test; and where what was tried is now what is saved, also since a moment ago, what it tells of the
 * mailbox's health.
 */
export async function recordTest({ company, input, server }: Tested, ended: Ended): Promise<void> {
  const { host, port, encryption, username, to, mode } = input;
  const details = { host, port, encryption, username, to, mode, outcome: ended.outcome };
  await db().$transaction(async (tx) => {
    const subjectId = input.id === "" ? null : input.id;
    const event = { companyId: company.id, userId: company.userId, event: "mailbox.tested" };
    await tx.auditEvent.create({ data: { ...event, subjectId, details } });
    const { outcome, problem, effect } = ended;
    if (outcome !== "accepted" && !effect) return;
    const saved = await lockSaved(tx, company, input);
    if (!saved || !isSaved(saved, input.address, server)) return;
    if (outcome === "accepted") await noteSuccess(tx, saved, proves(mode));
    else if (problem && effect) await noteTrouble(tx, saved, { reason: problem, effect });
  });
}

/** What an accepted test proves. */
export function proves(mode: MailboxTestValues["mode"]): Proof {
  return mode === "send" ? "message" : "signIn";
}

// A new mailbox may have been saved since its test began.
async function lockSaved(
  tx: Tx,
  company: ActingCompany,
  { id, address, host, port, username }: MailboxTestValues,
): Promise<Mailbox | null> {
  const which = id === "" ? { address, host, port, username } : { id };
  const where = { companyId: company.id, removedAt: null, ...which };
  const found = await tx.mailbox.findFirst({ where, select: { id: true } });
  if (!found) return null;
  await tx.$queryRaw`SELECT id FROM "Mailbox" WHERE id = ${found.id}::uuid FOR UPDATE`;
  return tx.mailbox.findFirst({ where: { ...where, id: found.id } });
}
