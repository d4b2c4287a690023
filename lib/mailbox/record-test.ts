import type { ActingCompany } from "#lib/base/acting-company.ts";
import { db } from "#lib/base/db.ts";
import type { Mailbox } from "#prisma/client/client.ts";
import { markFailing, markWorking } from "./health.ts";
import type { MailboxTestValues } from "./schema.ts";
import type { TestResult } from "./test-events.ts";

type Tested = {
  company: ActingCompany;
  input: MailboxTestValues;
  saved: Mailbox | null;
  /** What was tried is exactly what is saved. */
  isSaved: boolean;
};
type Ended = Pick<TestResult, "outcome"> & Partial<Pick<Failed, "problem" | "field" | "severity">>;
type Failed = Extract<TestResult, { outcome: "failed" }>;

/** The trace of a test; and where the saved values were tried, what it tells of the mailbox's health. */
export async function recordTest({ company, input, saved, isSaved }: Tested, ended: Ended): Promise<void> {
  const { host, port, encryption, to, mode } = input;
  const details = { host, port, encryption, to, mode, outcome: ended.outcome };
  await db().$transaction(async (tx) => {
    await tx.auditEvent.create({
      data: {
        companyId: company.id,
        userId: company.userId,
        event: "mailbox.tested",
        subjectId: saved?.id ?? null,
        details,
      },
    });
    if (!saved || !isSaved) return;
    if (ended.outcome === "accepted") await markWorking(tx, saved);
    else if (ended.problem && blamesMailbox(ended))
      await markFailing(tx, saved, { reason: ended.problem, pause: false });
  });
}

// A refused recipient or a server that asks for patience says nothing about the settings.
function blamesMailbox({ field, severity }: Ended): boolean {
  return severity === "wrong" && field !== "recipient";
}
