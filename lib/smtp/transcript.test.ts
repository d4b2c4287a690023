import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { type Script, type ScriptedPeer, startScriptedPeer } from "#testing/scripted-peer.ts";
import { openSubmission } from "./submission.ts";
import { Transcript } from "./transcript.ts";

let peer: ScriptedPeer | undefined;
afterEach(() => peer?.close());

/** The whole conversation of one message, as it would be copied for support. */
async function transcriptOf(script: Script, login = { username: "jmeno", password: "tajne-heslo-42" }) {
  peer = await startScriptedPeer(script);
  const server = { ...peer.server, ...login };
  const transcript = new Transcript(server);
  const submission = await openSubmission(server, { transcript, deadlineMs: 2_000 }).catch(() => undefined);
  const mime = Buffer.from("Message-ID: <1@firma.example>\r\n\r\nDůvěrný text\r\n");
  await submission?.send({ from: "my@firma.example", to: ["eva@odberatel.example"], mime });
  submission?.close();
  return transcript.lines();
}

const textOf = (lines: { from: string; text: string }[]) =>
  lines.map(({ from, text }) => `${{ client: ">", server: "<", note: "*" }[from]} ${text}`).join("\n");

describe.each(["ssl", "starttls"] as const)("a conversation by %s", (encryption) => {
  test("is written down with its times, without the login and the message", async () => {
    const lines = await transcriptOf({ encryption });
    const text = textOf(lines);
    expect(text).toContain("* localhost: ");
    expect(text).toContain(`* connected to port ${peer?.server.port}`);
    expect(text).toMatch(/\* TLSv1\.3, certificate of localhost by Obalka Test CA until \d{4}-/);
    expect(text).toMatch(/\* SHA-256 ([0-9A-F]{2}:){31}[0-9A-F]{2}/);
    expect(text).toContain("< 250-peer.example\n< 250-AUTH PLAIN\n< 250 8BITMIME");
    expect(text).toContain("> AUTH PLAIN ••••••\n< 235 2.7.0 Accepted\n> MAIL FROM:<my@firma.example>");
    expect(text).toMatch(/> DATA\n< 354 Go ahead\n\* message of 50 bytes\n< 250 2\.0\.0 Ok: queued/);
    expect(text).not.toContain("Důvěrný");
    const times = lines.map(({ ms }) => ms);
    expect(times).toEqual(times.toSorted((one, other) => one - other));
  });

  test("by AUTH LOGIN shows neither of the two lines of the login", async () => {
    const auth = ["334 VXNlcm5hbWU6", "235 Accepted"];
    const text = textOf(await transcriptOf({ encryption, offers: ["AUTH LOGIN"], moves: { auth } }));
    expect(text).toContain("> AUTH LOGIN\n< 334 VXNlcm5hbWU6\n> ••••••\n");
    expect(text).not.toContain(Buffer.from("jmeno").toString("base64"));
  });
});

test("a failure ends it with its reason", async () => {
  const text = textOf(await transcriptOf({ moves: { auth: "535 5.7.8 no" } }));
  expect(text.split("\n").slice(-2)).toEqual(["< 535 5.7.8 no", "* auth: EAUTH 535"]);
});

test("the user name is masked in MAIL FROM and in echoes, in whatever case", async () => {
  const moves = { mail: "250 Sender MY@FIRMA.example is known", dot: "250 queued for My%40firma.example" };
  const text = textOf(await transcriptOf({ moves }, { username: "My@firma.example", password: "x-y-z" }));
  expect(text).toContain("> MAIL FROM:<••••••>");
  expect(text).toContain("< 250 Sender •••••• is known");
  expect(text).toContain("< 250 queued for ••••••");
  expect(text.toLowerCase()).not.toContain("my@firma");
});

test.each(["SSH-2.0-internal-secret-name", "HTTP/1.1 400 internal-secret-name", "554 internal-secret-name"])(
  "%s is no mail server, and not a word of it is kept",
  async (greeting) => {
    const text = textOf(await transcriptOf({ moves: { greeting } }));
    expect(text).not.toMatch(/internal|SSH|HTTP/);
  },
);

test("a long conversation loses its middle, and says so; a long line its end", () => {
  const transcript = new Transcript({ username: "jmeno", password: "heslo" });
  transcript.hear("server", "220 ready");
  for (let i = 0; i < 500; i++) transcript.hear("server", `250 ${i} ${"x".repeat(600)}`);
  const lines = transcript.lines();
  expect(lines).toHaveLength(201);
  expect(lines[100]).toMatchObject({ from: "note", text: "301 lines left out" });
  expect(lines.at(-1)?.text).toMatch(/^250 499 x+$/);
  expect(Math.max(...lines.map(({ text }) => text.length))).toBe(500);
});

describe("whatever the login is and wherever a server echoes it", () => {
  const secret = fc
    .string({ minLength: 4, maxLength: 40, unit: "grapheme" })
    .map((text) => text.normalize().trim())
    .filter((text) => /^[^\p{Cc}\p{Cf}\p{Z}]{4}/u.test(text));
  const noise = fc.string({ maxLength: 20 });

  test("it never appears", () => {
    fc.assert(
      fc.property(secret, secret, noise, noise, fc.boolean(), (username, password, before, after, upper) => {
        const forms = [username, password].flatMap((text) => {
          const base64 = Buffer.from(text).toString("base64");
          const plain = Buffer.from(`\0${username}\0${password}`).toString("base64");
          return [
            text,
            encodeURIComponent(text.toWellFormed()),
            base64,
            `AUTH PLAIN ${plain}`,
            plain,
            `<${text}>`,
          ];
        });
        // What stands there anyway, in our own words or the server's, is no leak.
        const harmless = new Transcript({ username: "", password: "" });
        const transcript = new Transcript({ username, password });
        for (const each of [harmless, transcript]) each.hear("server", "220 ready");
        for (const form of forms) {
          harmless.hear("server", `250 ${before}  ${after}`);
          transcript.hear("server", `250 ${before} ${upper ? form.toUpperCase() : form} ${after}`);
          transcript.hear("client", `MAIL FROM:<${form}>`);
        }
        transcript.hear("client", "AUTH LOGIN");
        for (const text of [username, password]) {
          transcript.hear("server", "334 VXNlcm5hbWU6");
          transcript.hear("client", Buffer.from(text).toString("base64"));
        }
        const anyway =
          `${textOf(harmless.lines())} ••••••  MAIL FROM:<> AUTH PLAIN 334 VXNlcm5hbWU6`.toLowerCase();
        fc.pre(![username, password].some((text) => anyway.includes(text.toLowerCase())));
        const text = textOf(transcript.lines());
        for (const each of [username, password]) {
          expect(text.toLowerCase()).not.toContain(each.toLowerCase());
          expect(text).not.toContain(Buffer.from(each).toString("base64"));
        }
      }),
      { numRuns: 500 },
    );
  });
});
