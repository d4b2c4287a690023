import type { MailboxTestValues, MailboxValues } from "#lib/mailbox/schema.ts";
import type { TestEvent, TestResult } from "#lib/mailbox/test-events.ts";
import type { SmtpServer } from "#lib/smtp/server.ts";

/** What the form of a mailbox gives for this server, as a person would fill it in. */
export function mailboxValues(server: SmtpServer, more: Partial<MailboxValues> = {}): MailboxValues {
  const { host, port, encryption, username, password } = server;
  return {
    id: "",
    provider: "other",
    address: "fakturace@firma.example",
    fromName: "Firma",
    replyTo: "",
    copyToSelf: false,
    host,
    port,
    encryption,
    username,
    password,
    dailyLimit: null,
    trustedCertificate: "",
    proof: "",
    ...more,
  };
}

/** The same, to be tried. */
export function testValues(server: SmtpServer, more: Partial<MailboxTestValues> = {}): MailboxTestValues {
  const { to = "majitel@jinde.example", mode = "send", run = "0".repeat(32), ...values } = more;
  return { ...mailboxValues(server, values), to, mode, run };
}

type StageNews = Extract<TestEvent, { kind: "stage" }>;

/** Listens to a test until it ends. */
export async function hearTest(
  events: AsyncIterable<TestEvent>,
): Promise<{ stages: StageNews[]; searched: boolean; result: TestResult }> {
  const stages: StageNews[] = [];
  let searched = false;
  let result: TestResult | undefined;
  for await (const event of events) {
    if (event.kind === "stage") stages.push(event);
    else if (event.kind === "searching") searched = true;
    else if (event.kind === "ended") result = event.result;
    else throw new Error(`the test broke: ${event.problem}`);
  }
  if (!result) throw new Error("the test ended without a result");
  return { stages: stages.filter(({ state }) => state !== "started"), searched, result };
}
