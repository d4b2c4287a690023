import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inTime } from "#testing/in-time.ts";
import { parseHost } from "../host.ts";
import { readAutoconfig } from "./read-autoconfig.ts";

const address = "jan@firma.example";

function file(servers: string, head = '<?xml version="1.0" encoding="UTF-8"?>'): string {
  return `${head}<clientConfig version="1.1"><emailProvider id="firma.example"><domain>firma.example</domain>
    <displayName>Firma &amp; syn</displayName>${servers}</emailProvider></clientConfig>`;
}

function server(fields: Record<string, string | string[]> = {}, type = "smtp"): string {
  const all = {
    hostname: "smtp.firma.example",
    port: "465",
    socketType: "SSL",
    authentication: "password-cleartext",
    username: "%EMAILADDRESS%",
    ...fields,
  };
  const elements = Object.entries(all).flatMap(([name, values]) =>
    [values].flat().map((value) => `<${name}>${value}</${name}>`),
  );
  return `<outgoingServer type="${type}">${elements.join("")}</outgoingServer>`;
}

const read = (servers: string) => readAutoconfig(file(servers), address);

test("a server is read as the file offers it", () => {
  expect(read(server())).toEqual([
    {
      host: "smtp.firma.example",
      port: 465,
      encryption: "ssl",
      usernameTemplate: "%EMAILADDRESS%",
      password: true,
    },
  ]);
});

test("the order of the file is kept, and what is not for sending left out", () => {
  const incoming = server().replaceAll("outgoingServer", "incomingServer");
  const starttls = server({ hostname: "b.firma.example", port: "587", socketType: "STARTTLS" });
  const found = read(incoming + starttls + server({}, "nntp") + server());
  expect(found.map(({ host, port }) => `${host}:${port}`)).toEqual([
    "b.firma.example:587",
    "smtp.firma.example:465",
  ]);
});

test("placeholders are filled with the parts of the address", () => {
  const [found] = read(server({ hostname: "mail.%EMAILDOMAIN%", username: "%EMAILLOCALPART%" }));
  expect(found).toMatchObject({ host: "mail.firma.example", usernameTemplate: "%EMAILLOCALPART%" });
});

test("comments, blanks, attributes and a byte order mark do no harm", () => {
  const servers = server({ hostname: "\n  SMTP.Firma.Example.\n", port: " 465 " });
  const spaced = servers.replace("<port>", '<!-- the port --><port safe="yes">');
  expect(readAutoconfig(file(spaced, "\ufeff<?xml version='1.0'?>\n"), address)).toMatchObject([
    { host: "smtp.firma.example", port: 465 },
  ]);
});

describe("ways to sign in", () => {
  test.each(["password-cleartext", "password-encrypted", "plain", "secure"])(
    "%s is one",
    (authentication) => {
      expect(read(server({ authentication }))).toMatchObject([{ password: true }]);
    },
  );

  test("one with a password among others is enough", () => {
    expect(read(server({ authentication: ["OAuth2", "password-cleartext"] }))).toMatchObject([
      { password: true },
    ]);
  });

  test("none with a password is told apart", () => {
    expect(read(server({ authentication: "OAuth2" }))).toMatchObject([{ password: false }]);
  });

  test.each(["none", "client-IP-address", "NTLM", "GSSAPI", "", "smtp-after-pop"])("%j is none", (way) => {
    expect(read(server({ authentication: way }))).toEqual([]);
  });
});

test.each<Record<string, string>>([
  { socketType: "plain" },
  { socketType: "" },
  { socketType: "TLSv9" },
  { port: "0" },
  { port: "65536000" },
  { port: "4 65" },
  { port: "-1" },
  { port: "0x1d1" },
  { port: "" },
  { hostname: "" },
  { hostname: "smtp.firma.example:465" },
  { hostname: "2130706433" },
  { hostname: "[::1]" },
  { hostname: "a b" },
  { hostname: "smtp.firma.example&#10;RSET" },
  { hostname: "<b>smtp.firma.example</b>" },
  { username: "jan&#13;" },
  { username: "x".repeat(321) },
  { username: "a\u2028b" },
])("%j is not taken", (fields) => {
  const [found] = read(server(fields));
  // What stands for a character is never turned into it.
  if (fields.username?.includes("&#")) expect(found?.usernameTemplate).toBe("jan&#13;");
  else expect(found).toBeUndefined();
});

describe("nothing is said by", () => {
  const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${Array.from(
    { length: 30 },
    (_, i) => `<!ENTITY a${i} "${`&a${i ? i - 1 : ""};`.repeat(10)}">`,
  ).join("")}]>`;

  test.each([
    ["a bomb of entities", file(server({ hostname: "&a29;" }), bomb)],
    ["a DOCTYPE", file(server(), "<!DOCTYPE clientConfig>")],
    ["a doctype in small letters", file(server(), "<!doctype clientConfig>")],
    [
      "an entity of an outside file",
      file(server(), '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
    ],
    ["an entity that nobody has declared", file(server({ username: "&xxe;" }))],
    ["a web page", "<!doctype html><html><body>Not found</body></html>"],
    ["another kind of XML", "<rss><channel/></rss>"],
    ["a file of version 1.0 without a provider", "<clientConfig/>"],
    ["unclosed elements", "<clientConfig><emailProvider>".repeat(3_000)],
    ["deep nesting", file(`${"<a>".repeat(9_000)}${"</a>".repeat(9_000)}`)],
    ["a name that reaches for the prototype", file("<__proto__><outgoingServer/></__proto__>")],
    ["no bytes at all", ""],
  ])("%s", (_what, xml) => {
    const started = performance.now();
    expect(readAutoconfig(xml, address)).toEqual([]);
    expect(performance.now() - started).toBeLessThan(inTime(1_000));
  });
});

test("whatever the file is, what is read are hosts, ports and user names that can be such", () => {
  const piece = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.domain(),
    fc.ipV4(),
    fc.constantFrom(
      "%EMAILDOMAIN%",
      "%EMAILADDRESS%",
      "465",
      "587",
      "SSL",
      "STARTTLS",
      "OAuth2",
      "plain",
      "&amp;",
    ),
  );
  const fields = fc.record(
    { hostname: piece, port: piece, socketType: piece, authentication: piece, username: piece },
    { requiredKeys: [] },
  );
  const xml = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(fields.map((given) => server(given))).map((servers) => file(servers.join(""))),
    fc
      .tuple(fc.constant(file(server() + server())), fc.nat(900), fc.nat(60), fc.string())
      .map(([text, place, length, put]) => text.slice(0, place) + put + text.slice(place + length)),
  );
  fc.assert(
    fc.property(xml, (text) => {
      for (const found of readAutoconfig(text, address)) {
        expect(parseHost(found.host)).toEqual({ host: found.host });
        expect(found.port).toBeGreaterThan(0);
        expect(found.usernameTemplate).toMatch(/^\P{C}{1,320}$/u);
      }
    }),
    { numRuns: 1_000 },
  );
});
