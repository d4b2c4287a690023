import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hostsOf } from "./preset-lookup.ts";
import { providerPresets } from "./providers.ts";
import { slipsOf } from "./slips.ts";

const presets = providerPresets("0198c0de-0000-7000-8000-000000000001");
const good = {
  host: "smtp.gmail.com",
  port: "465",
  encryption: "ssl",
  address: "jan@gmail.com",
  provider: "gmail",
} as const;
const slips = (typed: Partial<Parameters<typeof slipsOf>[0]>) => slipsOf({ ...good, ...typed }, presets);

describe("a host that is none", () => {
  test.each([
    ["smtp.google.com", "hostMistaken", "smtp.gmail.com"],
    ["smtp.yahoo.com", "hostMistaken", "smtp.mail.yahoo.com"],
    ["outlook.office365.com", "hostMistaken", "smtp.office365.com"],
    ["office365.com", "hostMistaken", "smtp.office365.com"],
    ["smtp.outlook.com", "hostMistaken", "smtp-mail.outlook.com"],
    ["smtp.protonmail.com", "hostMistaken", "smtp.protonmail.ch"],
    ["smtp.gmail.cz", "hostMistaken", "smtp.gmail.com"],
    ["imap.gmail.com", "hostIncoming", "smtp.gmail.com"],
    ["pop.gmail.com", "hostIncoming", "smtp.gmail.com"],
    ["IMAP.Seznam.cz.", "hostIncoming", "smtp.seznam.cz"],
    ["pop3.seznam.cz", "hostIncoming", "smtp.seznam.cz"],
    ["imap.mail.me.com", "hostIncoming", "smtp.mail.me.com"],
    ["imap-mail.outlook.com", "hostIncoming", "smtp-mail.outlook.com"],
    ["imap.active24.com", "hostIncoming", "email.active24.com"],
    ["imap.zoho.com", "hostIncoming", "smtp.zoho.com"],
    ["imap.firma.cz", "hostIncoming", "smtp.firma.cz"],
    ["pop3s.firma.co.uk", "hostIncoming", "smtp.firma.co.uk"],
    ["gmail.com", "hostIsDomain", "smtp.gmail.com"],
    ["seznam.cz", "hostIsDomain", "smtp.seznam.cz"],
    ["email.cz", "hostIsDomain", "smtp.seznam.cz"],
    ["zohomail.com", "hostIsDomain", "smtp.zoho.com"],
    ["smtp.gmail.con", "hostTypo", "smtp.gmail.com"],
    ["smtp.gmail.co", "hostTypo", "smtp.gmail.com"],
    ["smtp.gmial.com", "hostTypo", "smtp.gmail.com"],
    ["smtp.gmail,com", "hostTypo", "smtp.gmail.com"],
    ["smtp gmail com", "hostTypo", "smtp.gmail.com"],
    ["smtp,gmial.com", "hostTypo", "smtp.gmail.com"],
    ["smpt.gmail.com", "hostTypo", "smtp.gmail.com"],
    ["stmp.seznam.cz", "hostTypo", "smtp.seznam.cz"],
    ["smtpgmail.com", "hostTypo", "smtp.gmail.com"],
    ["smtp.sezam.cz", "hostTypo", "smtp.seznam.cz"],
    ["smtp.seznam.cs", "hostTypo", "smtp.seznam.cz"],
    ["smtp.office356.com", "hostTypo", "smtp.office365.com"],
    ["smtp.firma,cz", "hostTypo", "smtp.firma.cz"],
    ["smtp..firma.cz", "hostTypo", "smtp.firma.cz"],
    ["jan@seznam.cz", "hostIsAddress", "smtp.seznam.cz"],
    ["https://smtp.firma.cz/", "hostPasted", "smtp.firma.cz"],
    ["ssl://smtp.gmail.com", "hostPasted", "smtp.gmail.com"],
  ])("%s (%s) becomes %s", (host, id, right) => {
    const [slip] = slips({ host });
    expect(slip).toMatchObject({ field: "host", id, values: { host: right }, params: { right } });
  });

  test("brings its port along when it was pasted with one", () => {
    expect(slips({ host: "smtp.gmail.com:587" })[0]).toMatchObject({
      id: "hostPasted",
      values: { host: "smtp.gmail.com", port: "587", encryption: "starttls" },
    });
    expect(slips({ host: "smtp.firma.cz:993" })[0]?.values).toEqual({ host: "smtp.firma.cz" });
  });

  test("and is the person's address: the chosen provider knows better", () => {
    expect(slips({ host: "jan@firma.cz", provider: "forpsi" })[0]?.values.host).toBe("smtp.forpsi.com");
    expect(slips({ host: "jan@firma.cz", provider: "other" })).toEqual([]);
  });
});

test.each([
  "",
  "smtp",
  "smtp.g",
  "smtp.email.cz",
  "smtp.email.com",
  "smtp.mail.com",
  "smtp.hmail.com",
  "smtp.gmx.com",
  "smtp.centrum.sk",
  "smtp.websupport.cz",
  "smtp.zoho.jp",
  "smtp.soho.eu",
  "smtp.firma.cz",
  "mail.firma.cz",
  "firma.cz",
  "wes2-smtp.wedos.net",
  "email-smtp.eu-west-2.amazonaws.com",
  "smtp-relay.gmail.com",
  "imap",
  "10.0.0.1",
  "localhost",
])("%j may be right and is left alone", (host) => {
  expect(slips({ host, provider: "other" })).toEqual([]);
});

test("what the table fills in is no slip", () => {
  for (const preset of presets) {
    const ways = [preset, ...preset.alternatives];
    for (const { host, port, encryption } of ways) {
      const address = `jan@${preset.domains[0] ?? "firma.cz"}`;
      expect(slipsOf({ host, port, encryption, address, provider: preset.id }, presets)).toEqual([]);
    }
  }
});

describe("the port", () => {
  test.each([
    ["25", "portRelay"],
    ["993", "portIncoming"],
    [" 995 ", "portIncoming"],
    ["143", "portIncoming"],
    ["110", "portIncoming"],
  ])("%s (%s) becomes the one of the provider", (port, id) => {
    expect(slips({ port })).toEqual([
      {
        field: "port",
        id,
        params: { typed: port.trim(), right: "465 (SSL/TLS)" },
        values: { port: "465", encryption: "ssl" },
      },
    ]);
    const microsoft = { host: "smtp.office365.com", provider: "other" } as const;
    expect(slips({ ...microsoft, port })[0]?.values).toEqual({ port: "587", encryption: "starttls" });
    const own = { host: "smtp.firma.cz", provider: "other" } as const;
    expect(slips({ ...own, port })[0]?.values).toEqual({ port: "465", encryption: "ssl" });
    expect(slips({ ...own, port, encryption: "starttls" })[0]?.values).toMatchObject({ port: "587" });
  });

  test.each([
    ["465", "starttls", "ssl"],
    ["2465", "starttls", "ssl"],
    ["465", "none", "ssl"],
    ["587", "ssl", "starttls"],
    ["2587", "ssl", "starttls"],
  ] as const)("%s does not go with %s, but with %s", (port, encryption, right) => {
    expect(slips({ port, encryption })).toMatchObject([
      { field: "encryption", id: "encryptionOfPort", values: { encryption: right } },
    ]);
  });

  test.each([
    ["465", "ssl"],
    ["587", "starttls"],
    ["2525", "starttls"],
    ["2525", "ssl"],
    ["587", "none"],
    ["", "ssl"],
  ] as const)("%s may go with %s", (port, encryption) => {
    expect(slips({ port, encryption })).toEqual([]);
  });
});

describe("the domain of the address", () => {
  test.each([
    ["jan@gmail.con", "jan@gmail.com"],
    ["Jan.Novak@gmial.com", "Jan.Novak@gmail.com"],
    ["jan@gamil.com", "jan@gmail.com"],
    ["jan@gmail.co", "jan@gmail.com"],
    ["jan@gmail.cz", "jan@gmail.com"],
    ["jan@gmail,com", "jan@gmail.com"],
    ["jan@seznam.cs", "jan@seznam.cz"],
    ["jan@sezam.cz", "jan@seznam.cz"],
    ["jan@seznma.cz", "jan@seznam.cz"],
    ["jan@centum.cz", "jan@centrum.cz"],
    ["jan@hotmial.com", "jan@hotmail.com"],
    ["jan@outlok.com", "jan@outlook.com"],
    ["jan@icloud.co", "jan@icloud.com"],
    ["jan@firma,cz", "jan@firma.cz"],
  ])("of %s was meant to be %s", (address, right) => {
    const typed = slips({ address, provider: "other" });
    expect(typed).toMatchObject([{ field: "address", id: "addressTypo", values: { address: right } }]);
  });

  test.each([
    "",
    "jan",
    "jan@",
    "jan@gmail",
    "jan@firma.cz",
    "jan@mail.com",
    "jan@email.com",
    "jan@mail.cz",
    "jan@life.com",
    "jan@mi.com",
    "jan@post.sk",
    "jan@centrum.sk",
    "jan@seznam.sk",
    "a@b.cz, jan@gmail.con",
  ])("of %j is left alone", (address) => {
    expect(slips({ address, provider: "other" })).toEqual([]);
  });
});

test("nothing is a slip in the sandbox", () => {
  expect(slips({ host: "127.0.0.1", port: "25", encryption: "none", provider: "sandbox" })).toEqual([]);
});

test("one click a field mends every slip for good, whatever was typed", () => {
  const hosts = presets.flatMap(hostsOf);
  const nearHost = fc
    .tuple(fc.constantFrom(...hosts), fc.nat(30), fc.constantFrom("", "a", ",", "com", "@", "-"))
    .map(([host, place, put]) => host.slice(0, place) + put + host.slice(place + 1))
    .chain((host) => fc.constantFrom(host, `${host}:587`, `ssl://${host}`, host.replace(/^smtp/, "imap")));
  const typed = fc.record({
    host: fc.oneof(nearHost, fc.string(), fc.domain()),
    port: fc.oneof(fc.constantFrom("25", "110", "143", "465", "587", "993", "2525"), fc.string()),
    encryption: fc.constantFrom("ssl" as const, "starttls" as const, "none" as const),
    address: fc.oneof(fc.emailAddress(), fc.string()),
    provider: fc.constantFrom(...presets.map(({ id }) => id)),
  });
  fc.assert(
    fc.property(typed, (values) => {
      const clicked = [];
      for (let [slip] = slipsOf(values, presets); slip; [slip] = slipsOf(values, presets)) {
        Object.assign(values, slip.values);
        clicked.push(slip.field);
        expect(new Set(clicked).size).toBe(clicked.length);
      }
    }),
    { numRuns: 2_000 },
  );
});
