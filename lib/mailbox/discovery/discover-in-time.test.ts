import { expect, test } from "vitest";
import { startDnsServer } from "#testing/dns-server.ts";
import type { Page } from "#testing/https-stub.ts";
import { inTime } from "#testing/in-time.ts";
import { startScriptedPeer } from "#testing/scripted-peer.ts";
import { here, nothing, paths, startSmallInternet, timed } from "#testing/small-internet.ts";

// Discovery ends, whatever happens, and says whether the network answered at all.

test.concurrent("names that do not exist are an answer", async ({ onTestFinished }) => {
  const { value, ms } = await timed((await startSmallInternet({ onTestFinished })).discover());
  expect(value).toEqual(nothing);
  expect(ms).toBeLessThan(4_000);
});

test.concurrent("a resolver that reaches nobody is none", async ({ onTestFinished }) => {
  const { discover } = await startSmallInternet({ onTestFinished, zone: { "*": "servfail" } });
  expect(await discover()).toEqual({ ...nothing, offline: true });
});

test.concurrent("nor is one that is not there", async ({ onTestFinished }) => {
  const gone = await startDnsServer({});
  await gone.close();
  const { discover } = await startSmallInternet({ onTestFinished, network: { nameServers: [gone.address] } });
  const { value, ms } = await timed(discover());
  expect(value).toEqual({ ...nothing, offline: true });
  expect(ms).toBeLessThan(inTime(5_000));
});

test.concurrent("silence of all names ends within five seconds", async ({ onTestFinished }) => {
  const { discover } = await startSmallInternet({ onTestFinished, zone: { "*": "silence" } });
  const { value, ms } = await timed(discover());
  expect(value).toEqual({ ...nothing, offline: true });
  expect(ms).toBeLessThan(inTime(5_000));
});

test.concurrent("so does silence of the web and of mail servers, and what was heard counts", async ({
  onTestFinished,
}) => {
  const silent = await startScriptedPeer({ moves: { greeting: "silence" } });
  onTestFinished(silent.close);
  const { host, port } = silent.server;
  const { discover } = await startSmallInternet({
    onTestFinished,
    zone: { "firma.example": { ...here, MX: [[1, "mx1.forpsi.com"]] }, localhost: here },
    pages: { [paths.autoconfig]: () => {}, [paths.wellKnown]: () => {}, [paths.ispdb]: () => {} },
    guesses: [{ host, port, encryption: "ssl" }],
  });
  const { value, ms } = await timed(discover());
  expect(value).toMatchObject({ outcome: "found", provider: "forpsi", source: "mx" });
  expect(ms).toBeLessThan(inTime(5_000));
});

test.concurrent("so does a file that comes drop by drop", async ({ onTestFinished }) => {
  const drip: Page = (_request, response) => {
    response.writeHead(200);
    const drops = setInterval(() => response.write("<"), 50);
    response.on("close", () => clearInterval(drops));
  };
  const { discover } = await startSmallInternet({
    onTestFinished,
    pages: { [paths.autoconfig]: drip, [paths.ispdb]: drip },
  });
  const { value, ms } = await timed(discover());
  expect(value).toEqual(nothing);
  expect(ms).toBeLessThan(inTime(5_000));
});

test.concurrent("at once when the person has left", async ({ onTestFinished }) => {
  const { discover } = await startSmallInternet({ onTestFinished, zone: { "*": "silence" } });
  const leaving = new AbortController();
  const discovery = discover("jan@firma.example", leaving.signal);
  leaving.abort();
  const { value, ms } = await timed(discovery);
  expect(value).toMatchObject({ outcome: "notFound" });
  expect(ms).toBeLessThan(4_000);
});
