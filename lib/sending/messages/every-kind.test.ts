import { afterAll, beforeAll, expect, test } from "vitest";
import { type Locale, locales } from "#lib/base/locale.ts";
import { testDatabase } from "#testing/database.ts";
import { everyMail, mailNames, type SentMail } from "#testing/every-mail.ts";
import { allParts, headersOf, type RawPart, rawPart, structureOf } from "#testing/raw-message.ts";
import { mannered } from "#testing/sender-at-work.ts";
import { type RunningWorker, startWorker } from "#testing/worker.ts";

await testDatabase();

let worker: RunningWorker | undefined;
beforeAll(async () => {
  worker = await startWorker();
});
afterAll(async () => {
  worker?.process.kill("SIGKILL");
  await worker?.exited;
});

test.each(locales)(
  "a mail of every kind in %s arrives whole and can be read by anything",
  async (language) => {
    const mails = await everyMail(await mannered(), language);
    const ids = mails.map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(mails.length);
    const first = mails[0]?.messageId ?? "";
    for (const mail of mails) {
      const raw = rawPart(mail.bytes.toString("latin1"));
      expectHeaders(mail, raw, first);
      expectOnTheWire(mail, raw);
      expectBodies(mail, raw, language);
    }
  },
);

const USUAL = [
  "from",
  "reply-to",
  "to",
  "cc",
  "subject",
  "message-id",
  "date",
  "mime-version",
  "content-type",
];
const ANSWERS = ["in-reply-to", "references"];

function expectHeaders({ kind, messageId, delivered, from, parsed }: SentMail, raw: RawPart, first: string) {
  const under = kind.startsWith("reminder") || kind === "receipt";
  // Nobody pressed for these two; that any other header is missing, List-Unsubscribe and Precedence say too.
  const automatic = kind === "reminder1" || kind === "reminder3";
  const wanted = [...USUAL, ...(under ? ANSWERS : []), ...(automatic ? ["auto-submitted"] : [])];
  expect(raw.headers.map(({ name }) => name).toSorted(), kind).toEqual(wanted.toSorted());
  expect(headersOf(raw, "message-id")).toEqual([messageId]);
  expect(messageId).toMatch(/^<[0-9a-f-]{36}@firma\.example>$/);
  if (under) for (const name of ANSWERS) expect(headersOf(raw, name)).toEqual([first]);
  if (automatic) expect(headersOf(raw, "auto-submitted")).toEqual(["auto-generated"]);
  expect(parsed.from?.value).toEqual([{ name: mailNames.from, address: "fakturace@firma.example" }]);
  expect(parsed.replyTo?.value).toEqual([{ name: "", address: mailNames.replyTo }]);
  expect(parsed.to).toMatchObject({ value: [{ name: "", address: mailNames.to }] });
  expect(parsed.cc).toMatchObject({ value: [{ name: "", address: mailNames.copy }] });
  expect(from).toBe("fakturace@firma.example");
  expect(delivered.toSorted()).toEqual([mailNames.copy, mailNames.to]);
  expect(Math.abs(Date.now() - (parsed.date?.getTime() ?? 0))).toBeLessThan(120_000);
}

/** RFC 5321 §4.5.3.1.6, RFC 5322 §2.1.1, RFC 2045: lines, letters and encodings that every server takes. */
function expectOnTheWire({ kind, bytes }: SentMail, raw: RawPart) {
  const text = bytes.toString("latin1");
  expect(text, kind).not.toMatch(/[^\t\r\n\x20-\x7e]/);
  expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  for (const line of text.split("\r\n")) expect(line.length).toBeLessThanOrEqual(998);
  for (const line of text.slice(0, text.indexOf("\r\n\r\n")).split("\r\n"))
    expect(line.length, line).toBeLessThanOrEqual(78);
  expect(bytes.length).toBeLessThan(200_000);
  for (const { type, headers, parts } of allParts(raw)) {
    const encoding = headers.find(({ name }) => name === "content-transfer-encoding")?.value ?? "7bit";
    expect(["7bit", "quoted-printable", "base64"], type).toContain(encoding);
    if (parts.length > 0) expect(encoding).toBe("7bit");
  }
}

const HTML = "alternative(text/plain related(text/html image/png))";
const structures: Partial<Record<SentMail["kind"], string>> = {
  creditNote: "mixed(alternative(text/plain text/html) application/pdf text/xml text/plain)",
  proforma: `mixed(${HTML} application/pdf text/xml text/plain)`,
  invoice: `mixed(${HTML} application/pdf text/xml text/plain)`,
  receipt: "alternative(text/plain text/html)",
};

function expectBodies({ kind, number, parsed }: SentMail, raw: RawPart, language: Locale) {
  expect(structureOf(raw), kind).toBe(structures[kind] ?? `mixed(${HTML} application/pdf text/xml)`);
  const [plain, html] = ["text/plain", "text/html"].map((type) =>
    allParts(raw).find((part) => part.type === type),
  );
  for (const part of [plain, html])
    expect(part && headersOf(part, "content-type")).toEqual([expect.stringMatching(/; charset=utf-8/i)]);
  const rich = shownText(parsed.html || "");
  expect(Buffer.byteLength((parsed.html || "").replace(/data:[^"]*/g, ""))).toBeLessThan(20_000);
  expect(parsed.html).toContain(`<html lang="${language}">`);
  // Whatever stands in the one stands in the other.
  const lines = (parsed.text ?? "").split("\n").filter((each) => each.trim() !== "--");
  const said = lines.flatMap((line) => line.split(/:$|: (?=\S)/));
  expect(
    said.filter((each) => !rich.includes(each.trim())),
    kind,
  ).toEqual([]);
  const text = (parsed.text ?? "").replaceAll("\u00a0", " ");
  expect(text).toContain(number);
  expect(text).toContain(mailNames.signature);
  const amounts = { cs: /2 240,62 Kč/, sk: /2 240,62 CZK/, en: /CZK 2,240\.62/ };
  expect(text).toMatch(amounts[language]);
  const [link] = /https?:\/\/\S+\/i\/[\w-]{43}/.exec(text) ?? [];
  expect(link && (parsed.html || "").includes(`href="${link}"`), kind).toBe(true);
  const payable = kind !== "creditNote" && kind !== "receipt";
  expect(text.includes(mailNames.account)).toBe(payable);
  expect(text.includes("CZ65 0800 0000 1920 0014 5399")).toBe(payable);
  if (payable) expect(text).toMatch(/16\. 11\. 2082|16 Nov 2082/);
  const [pdf, isdoc, file] = parsed.attachments.filter(({ related }) => !related);
  if (kind === "receipt") return expect(pdf).toBeUndefined();
  expect(pdf?.filename).toMatch(new RegExp(`^[a-z-]+-${number}\\.pdf$`));
  expect(isdoc?.filename).toBe(pdf?.filename?.replace(".pdf", ".isdoc"));
  expect(file?.filename).toBe(kind.startsWith("reminder") ? undefined : mailNames.file);
}

/** The text of an HTML as it is read: tags gone, entities resolved. */
function shownText(html: string): string {
  const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
  return html
    .replace(/<style>.*?<\/style>/gs, "")
    .replace(/href="([^"]*)"[^>]*>/g, "> $1 ")
    .replace(/<[^>]*>/g, "\n")
    .replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole);
}
