import { expect } from "vitest";
import { type Problem, UserError } from "#lib/base/errors.ts";
import { readDefaultMailbox } from "#lib/mailbox/read-mailbox.ts";
import { saveMailbox } from "#lib/mailbox/save-mailbox.ts";
import { type MailboxTestForm, mailboxSchema, mailboxTestSchema } from "#lib/mailbox/schema.ts";
import { testMailbox } from "#lib/mailbox/test-mailbox.ts";
import { testCompany } from "./company.ts";
import { hearTest } from "./mailbox.ts";
import type { ScriptedPeer } from "./scripted-peer.ts";
import { expectSentence } from "./sentences.ts";

// The doors that a form of a mailbox goes through: schema, then the deed, as the actions of the screen do it.

/** What may come in place of the fields. */
export type Typed = Partial<Record<keyof MailboxTestForm, unknown>>;

const filled: MailboxTestForm = {
  id: "",
  provider: "other",
  address: "fakturace@firma.example",
  fromName: "Firma",
  replyTo: "",
  copyToSelf: false,
  host: "verejna.example",
  port: "465",
  encryption: "ssl",
  username: "jmeno",
  password: "tajne-heslo-42",
  dailyLimit: "",
  trustedCertificate: "",
  proof: "",
  to: "majitel@jinde.example",
  mode: "send",
  run: "0".repeat(32),
};

/** Another port and host than the one above: those of a server of ours. */
export const at = ({ server }: ScriptedPeer): Typed => ({ host: server.host, port: String(server.port) });

type Refused = { refused: Record<string, Problem> };
type Issue = { path: PropertyKey[]; message: string };
type Schema<V> = { safeParse: (input: unknown) => { data?: V; error?: { issues: Issue[] } | undefined } };

/** What comes back from an action: the problems of its fields, or what the deed gave. Anything else is thrown. */
async function through<V, T>(
  schema: Schema<V>,
  typed: Typed,
  deed: (values: V) => Promise<T>,
): Promise<Refused | { value: T }> {
  const { data, error } = schema.safeParse({ ...filled, ...typed });
  const issues = error?.issues.map(({ path, message }) => [path.join("."), message]) ?? [];
  if (!data) return { refused: Object.fromEntries(issues) };
  try {
    return { value: await deed(data) };
  } catch (failure) {
    if (!(failure instanceof UserError)) throw failure;
    return { refused: { [failure.field ?? ""]: failure.problem } };
  }
}

/** Presses Save: the mailbox as the screen shows it, or what is refused. */
export async function saved(typed: Typed, company = testCompany()) {
  const acting = await company;
  return through(mailboxSchema, typed, (values) => saveMailbox(acting, values));
}

/** Presses the button of the test and waits for its end. */
export async function tested(typed: Typed, company = testCompany()) {
  const acting = await company;
  const ended = await through(mailboxTestSchema, typed, async (values) =>
    hearTest(await testMailbox(acting, values, "cs")),
  );
  return "value" in ended ? ended.value : ended;
}

/** Both doors refuse it at this field with this sentence, and nothing is kept. */
export async function expectRefused(typed: Typed, field: string, sentence: Problem): Promise<void> {
  const company = testCompany();
  const answers = [await saved(typed, company), await tested(typed, company)];
  expect(answers).toEqual([{ refused: { [field]: sentence } }, { refused: { [field]: sentence } }]);
  expectSentence(sentence);
  expect(await readDefaultMailbox(await company)).toBeNull();
}
