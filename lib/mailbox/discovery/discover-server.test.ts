import { describe, expect, test } from "vitest";
import type { Zone } from "#testing/dns-server.ts";
import type { Page } from "#testing/https-stub.ts";
import { configFile, here, paths, publicly, startSmallInternet, timed } from "#testing/small-internet.ts";

describe("our own table", () => {
  test.each([
    ["jan@gmail.com", "gmail", "smtp.gmail.com"],
    ["Jan@SEZNAM.cz", "seznam", "smtp.seznam.cz"],
    ["jan@zohomail.com", "zoho", "smtp.zoho.com"],
  ])("knows %s at once, without a network", async (address, provider, host) => {
    const { discover, dns } = await startSmallInternet({ zone: { "*": "silence" } });
    const value = await discover(address);
    expect(value).toMatchObject({
      outcome: "found",
      source: "table",
      certainty: "certain",
      provider,
      host,
      port: 465,
    });
    expect(value).toHaveProperty("username", address.replace("SEZNAM", "seznam"));
    expect(dns.asked).toEqual([]);
  });

  test("knows where no password works any more", async () => {
    const { discover } = await startSmallInternet({});
    expect(await discover("jan@hotmail.com")).toEqual({
      outcome: "passwordless",
      domain: "hotmail.com",
      provider: "outlook",
      source: "table",
    });
  });
});

describe("each source is enough by itself", () => {
  test.each(["autoconfig", "wellKnown", "ispdb"] as const)("a file: %s", async (source) => {
    const { discover, web } = await startSmallInternet({
      zone: { "smtp.firma.example": publicly },
      pages: { [paths[source]]: configFile("smtp.firma.example", { port: "587", socket: "STARTTLS" }) },
    });
    expect(await discover("Jan@Firma.example")).toEqual({
      outcome: "found",
      domain: "firma.example",
      host: "smtp.firma.example",
      port: 587,
      encryption: "starttls",
      username: "Jan@firma.example",
      provider: "other",
      source,
      certainty: source === "ispdb" ? "likely" : "certain",
    });
    const query = source === "autoconfig" ? "?emailaddress=Jan%40firma.example" : "";
    expect(web.asked).toEqual([`${paths[source]}${query}`]);
  });

  test.each([
    ["aspmx.l.google.com", "gmail", "smtp.gmail.com", 465],
    ["firma-example.mail.protection.outlook.com", "microsoft365", "smtp.office365.com", 587],
    ["mx1.seznam.cz", "seznam", "smtp.seznam.cz", 465],
    ["mx1.forpsi.com", "forpsi", "smtp.forpsi.com", 465],
    ["wes1-mx1.wedos.net", "wedos", "wes1-smtp.wedos.net", 465],
    ["mx1.m1.websupport.sk", "websupport", "smtp.websupport.sk", 465],
    ["mx1.active24.com", "active24", "email.active24.com", 465],
    ["mx.zoho.eu", "zoho", "smtppro.zoho.eu", 465],
  ])("the mail exchanger %s: %s", async (exchange, provider, host, port) => {
    const { discover } = await startSmallInternet({ zone: { "firma.example": { MX: [[10, exchange]] } } });
    expect(await discover()).toMatchObject({
      outcome: "found",
      source: "mx",
      certainty: "likely",
      provider,
      host,
      port,
      username: "jan@firma.example",
    });
  });

  test("the preferred mail exchanger counts first", async () => {
    const { discover } = await startSmallInternet({
      zone: {
        "firma.example": {
          MX: [
            [20, "mx1.forpsi.com"],
            [5, "mx1.seznam.cz"],
          ],
        },
      },
    });
    expect(await discover()).toMatchObject({ provider: "seznam" });
  });

  test("the exchangers of private Outlook say that no password works", async () => {
    const { discover } = await startSmallInternet({
      zone: { "firma.example": { MX: [[1, "firma.olc.protection.outlook.com"]] } },
    });
    expect(await discover()).toMatchObject({ outcome: "passwordless", provider: "outlook", source: "mx" });
  });

  test.each([
    ["_submissions._tcp.firma.example", 465, "ssl"],
    ["_submission._tcp.firma.example", 587, "starttls"],
  ])("the service record %s", async (name, port, encryption) => {
    const { discover } = await startSmallInternet({
      zone: { [name]: { SRV: [[10, 1, port, "smtp.hosting.example"]] }, "smtp.hosting.example": publicly },
    });
    expect(await discover()).toMatchObject({
      outcome: "found",
      source: "srv",
      certainty: "likely",
      host: "smtp.hosting.example",
      port,
      encryption,
    });
  });

  test("of service records the encrypted from the start comes first, then priority, then weight", async () => {
    const targets = ["a", "b", "c", "d"].map((name) => `${name}.hosting.example`);
    const { discover } = await startSmallInternet({
      zone: {
        ...Object.fromEntries(targets.map((target) => [target, publicly])),
        "_submission._tcp.firma.example": { SRV: [[1, 1, 587, "a.hosting.example"]] },
        "_submissions._tcp.firma.example": {
          SRV: [
            [20, 9, 465, "b.hosting.example"],
            [10, 1, 465, "c.hosting.example"],
            [10, 5, 465, "d.hosting.example"],
          ],
        },
      },
    });
    expect(await discover()).toMatchObject({ host: "d.hosting.example" });
  });
});

describe("the most trusted answer wins", () => {
  const sources = Object.keys(paths).map((source) => source.toLowerCase());
  const zone: Zone = {
    "firma.example": { ...here, MX: [[10, "mx1.forpsi.com"]] },
    "_submissions._tcp.firma.example": { SRV: [[1, 1, 465, "srv.firma.example"]] },
    "srv.firma.example": publicly,
    ...Object.fromEntries(sources.map((source) => [`${source}.hosting.example`, publicly])),
  };
  const pages = Object.fromEntries(
    Object.entries(paths).map(([source, path]): [string, Page] => [
      path,
      configFile(`${source.toLowerCase()}.hosting.example`),
    ]),
  );

  test.each(["autoconfig", "wellKnown", "ispdb", "mx", "srv"])(
    "%s, when those before it say nothing",
    async (source) => {
      const order = ["autoconfig", "wellKnown", "ispdb", "mx", "srv"];
      const silent = order.slice(0, order.indexOf(source));
      const { discover } = await startSmallInternet({
        zone: { ...zone, ...(silent.includes("mx") && { "firma.example": here }) },
        pages: {
          ...pages,
          ...Object.fromEntries(
            Object.entries(paths)
              .filter(([name]) => silent.includes(name))
              .map(([, path]): [string, Page] => [
                path,
                (_request, response) => response.writeHead(404).end(),
              ]),
          ),
        },
      });
      expect(await discover()).toMatchObject({ outcome: "found", source });
    },
  );

  test("and nobody waits for those that are less trusted", async () => {
    const { discover } = await startSmallInternet({
      zone: {
        ...zone,
        "autoconfig.thunderbird.net": "silence",
        "_submissions._tcp.firma.example": "silence",
      },
      pages,
    });
    const { value, ms } = await timed(discover());
    expect(value).toMatchObject({ source: "autoconfig" });
    expect(ms).toBeLessThan(4_000);
  });

  test("but a less trusted one waits for it", async () => {
    const slow: Page = (_request, response) => {
      setTimeout(() => response.writeHead(200).end(configFile("autoconfig.hosting.example")), 700);
    };
    const { discover } = await startSmallInternet({
      zone,
      pages: { ...pages, [paths.autoconfig]: slow },
    });
    expect(await discover()).toMatchObject({ source: "autoconfig" });
  });

  test("and when its server is none that may be reached, the next one is heard", async () => {
    const { discover } = await startSmallInternet({
      zone: { ...zone, "autoconfig.hosting.example": { A: ["10.0.0.1"] } },
      pages,
    });
    expect(await discover()).toMatchObject({ source: "wellKnown" });
  });
});

test.each([
  "",
  "jan",
  "jan@",
  "@firma.example",
  "a@b@c.cz",
  "jan@localhost",
  "jan@[127.0.0.1]",
  "x@169.254.169.254",
])("%j is no address, so nobody is asked", async (address) => {
  const { discover, dns } = await startSmallInternet({});
  expect(await discover(address)).toMatchObject({ outcome: "notFound", asked: [], offline: false });
  expect(dns.asked).toEqual([]);
});

test("a domain with accents is asked for in punycode", async () => {
  const { discover, web } = await startSmallInternet({
    zone: { "smtp.firma.example": publicly },
    pages: { "autoconfig.xn--hky-ela4t.cz/mail/config-v1.1.xml": configFile("smtp.firma.example") },
  });
  expect(await discover("jan@háčky.cz")).toMatchObject({
    outcome: "found",
    username: "jan@xn--hky-ela4t.cz",
  });
  expect(web.asked).toHaveLength(1);
});
