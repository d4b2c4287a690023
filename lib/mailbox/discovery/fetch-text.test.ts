import { expect, test } from "vitest";
import type { Zone } from "#testing/dns-server.ts";
import type { Page } from "#testing/https-stub.ts";
import { configFile, nothing, paths, publicly, startSmallInternet, timed } from "#testing/small-internet.ts";

// A web server is asked for little, and only where it may be.

const good = configFile("smtp.firma.example");
const zone: Zone = { "smtp.firma.example": publicly };
const to =
  (location: string): Page =>
  (_request, response) =>
    void response.writeHead(302, { location }).end();

test("two redirects are followed", async () => {
  const { discover } = await startSmallInternet({
    zone,
    pages: {
      [paths.autoconfig]: to("https://www.firma.example/one"),
      "www.firma.example/one": to("/two"),
      "www.firma.example/two": good,
    },
  });
  expect(await discover()).toMatchObject({ outcome: "found", source: "autoconfig" });
});

test.each([
  ["a third one", "https://www.firma.example/1"],
  ["itself", `https://${paths.autoconfig}`],
  ["plain HTTP", "http://www.firma.example/good"],
  ["another port", "https://www.firma.example:8443/good"],
  ["an address in numbers", "https://127.0.0.1/good"],
  ["an address in other numbers", "https://2130706433/good"],
  ["IPv6", "https://[::1]/good"],
  ["a private name", "https://intranet.example/good"],
  ["a name with a login", "https://a:b@www.firma.example/good"],
  ["a file", "file:///etc/passwd"],
  ["no address at all", "https://"],
])("a redirect to %s is not", async (_where, location) => {
  const { discover, web } = await startSmallInternet({
    zone: { ...zone, "intranet.example": { A: ["10.0.0.1"] } },
    pages: {
      [paths.autoconfig]: to(location),
      "www.firma.example/1": to("/2"),
      "www.firma.example/2": to("/good"),
      "www.firma.example/good": good,
    },
  });
  expect(await discover()).toEqual(nothing);
  expect(web.asked).not.toContain("www.firma.example/good");
});

test.each<[string, Zone]>([
  ["private", { "autoconfig.firma.example": { A: ["10.0.0.1"] } }],
  ["private among public ones", { "autoconfig.firma.example": { A: ["9.9.9.9", "192.168.1.1"] } }],
  ["private in IPv6", { "autoconfig.firma.example": { A: ["9.9.9.9"], AAAA: ["fd00::1"] } }],
  ["IPv4 inside IPv6", { "autoconfig.firma.example": { AAAA: ["::ffff:10.0.0.1"] } }],
  ["the cloud's own", { "autoconfig.firma.example": { A: ["169.254.169.254"] } }],
  [
    "an alias of something private",
    { "autoconfig.firma.example": { CNAME: "intranet.example" }, "intranet.example": { A: ["10.0.0.1"] } },
  ],
])("a name whose addresses are %s is not connected to", async (_what, names) => {
  const { discover, web } = await startSmallInternet({
    zone: { ...zone, ...names },
    pages: { [paths.autoconfig]: good },
  });
  expect(await discover()).toEqual(nothing);
  expect(web.asked).toEqual([]);
});

test("its address is asked for once, so that it cannot become another one", async () => {
  const { discover, dns } = await startSmallInternet({ zone, pages: { [paths.autoconfig]: good } });
  await discover();
  expect(
    dns.asked.filter(({ type, name }) => `${type} ${name}` === "A autoconfig.firma.example"),
  ).toHaveLength(1);
});

test("its certificate is verified, and its name in it", async () => {
  const pages = { [paths.autoconfig]: good };
  const strangers = await startSmallInternet({ zone, pages, network: { authorities: [] } });
  expect(await strangers.discover()).toEqual(nothing);
  const other = await startSmallInternet({ zone, pages, webNames: ["autoconfig.jinde.example"] });
  expect(await other.discover()).toEqual(nothing);
  expect(other.web.asked).toEqual([]);
});

test.each([
  ["a refusal", 403, "<html></html>"],
  ["an error with the file in it", 500, good],
  ["a redirect without a place", 302, ""],
  ["another success", 204, ""],
])("%s is no file", async (_what, status, body) => {
  const page: Page = (_request, response) => void response.writeHead(status).end(body);
  const { discover } = await startSmallInternet({ zone, pages: { [paths.autoconfig]: page } });
  expect(await discover()).toEqual(nothing);
});

test("of ten megabytes only the beginning is read", async () => {
  let sent = 0;
  const flood: Page = (_request, response) => {
    response.writeHead(200);
    const chunk = Buffer.from("<a></a>".repeat(1_000));
    const pour = () => {
      while (sent < 10_000_000 && !response.destroyed) {
        sent += chunk.length;
        if (!response.write(chunk)) return void response.once("drain", pour);
      }
    };
    pour();
  };
  const { discover } = await startSmallInternet({ zone, pages: { [paths.autoconfig]: flood } });
  const before = process.memoryUsage().heapUsed;
  const { value, ms } = await timed(discover());
  expect(value).toEqual(nothing);
  expect(ms).toBeLessThan(2_000);
  expect(sent).toBeLessThan(10_000_000);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(30_000_000);
});
