import { afterEach, describe, expect, test, vi } from "vitest";
import { makeSelfSigned, trusting } from "#testing/certificates.ts";
import { inTime } from "#testing/in-time.ts";
import { type Script, startScriptedPeer } from "#testing/scripted-peer.ts";
import { SmtpFailure } from "./failure.ts";
import { askNeighbours, type Neighbour, neighboursOf, reachability } from "./neighbours.ts";
import type { SmtpServer } from "./server.ts";
import type { Stage } from "./stages.ts";

const gmail: Neighbour = { host: "smtp.gmail.com", port: 465, encryption: "ssl" };
const server: SmtpServer = {
  host: "mail.firma.cz",
  port: 465,
  encryption: "starttls",
  username: "jmeno",
  password: "tajne-heslo-42",
};

describe("the neighbours of a server that failed", () => {
  const ways = (list: Neighbour[]) =>
    list.map(({ host, port, encryption }) => `${host}:${port} ${encryption}`);

  test("are the usual ports of its host, then what is known of the provider", () => {
    expect(ways(neighboursOf(server, [gmail]))).toEqual([
      "mail.firma.cz:465 ssl",
      "mail.firma.cz:587 starttls",
      "mail.firma.cz:2525 starttls",
      "smtp.gmail.com:465 ssl",
    ]);
  });

  test("leave out the way that failed, doubles, and what is not encrypted", () => {
    const plain: Neighbour = { host: "127.0.0.1", port: 2525, encryption: "none" };
    const failed = { ...server, host: "SMTP.gmail.com", encryption: "ssl" } as const;
    expect(
      ways(neighboursOf(failed, [gmail, plain, { ...gmail, port: 587, encryption: "starttls" }])),
    ).toEqual(["SMTP.gmail.com:587 starttls", "SMTP.gmail.com:2525 starttls"]);
  });
});

describe("asking the neighbours", () => {
  const open: { close: () => Promise<void> }[] = [];
  afterEach(async () => {
    for (const peer of open.splice(0)) await peer.close();
  });
  const peerWith = async (script: Script = {}) => {
    const peer = await startScriptedPeer(script);
    open.push(peer);
    const { host, port, encryption } = peer.server;
    return { peer, way: { host, port, encryption } };
  };
  const ask = (
    ways: Neighbour[],
    signal = AbortSignal.timeout(10_000),
    onAnswer?: (one: Neighbour) => void,
  ) => askNeighbours({ ...server, host: "localhost" }, ways, signal, onAnswer);

  test("finds those that greet over TLS, in their order, and tells each as it answers", async () => {
    const [slow, quick] = [await peerWith({ encryption: "starttls" }), await peerWith()];
    const refusing = await peerWith({ moves: { greeting: "554 go away" } });
    const onAnswer = vi.fn();
    expect(await ask([slow.way, refusing.way, quick.way], undefined, onAnswer)).toEqual([
      slow.way,
      quick.way,
    ]);
    expect(onAnswer).toHaveBeenCalledTimes(2);
  });

  test("signs in nowhere and sends nothing", async () => {
    const { peer, way } = await peerWith();
    await ask([way]);
    expect(peer.heard.join()).not.toMatch(/AUTH|MAIL/);
  });

  test("goes on while some are silent, and ends within its 6 s", { timeout: 30_000 }, async () => {
    const [silent, good] = [await peerWith({ moves: { greeting: "silence" } }), await peerWith()];
    const started = performance.now();
    expect(await ask([silent.way, good.way])).toEqual([good.way]);
    expect(performance.now() - started).toBeLessThan(inTime(6_000));
  });

  test("ends at once when nobody waits for it any more", async () => {
    const { way } = await peerWith({ moves: { greeting: "silence" } });
    const started = performance.now();
    expect(await ask([way], AbortSignal.timeout(100))).toEqual([]);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  test.each<[string, Script]>([
    ["with a certificate that cannot be verified", { certificate: makeSelfSigned() }],
    ["without STARTTLS", { encryption: "starttls", moves: { starttls: "502 no" } }],
    ["that is no mail server", { moves: { greeting: "HTTP/1.1 400 Bad Request" } }],
  ])("leaves out one %s", async (_name, script) => {
    expect(await ask([(await peerWith(script)).way])).toEqual([]);
  });

  test("takes the certificate that the person trusts for this host, and for no other", async () => {
    const certificate = makeSelfSigned();
    const { way } = await peerWith({ certificate });
    const trustedCertificate = trusting(certificate);
    const signal = AbortSignal.timeout(5_000);
    expect(await askNeighbours({ ...server, host: "localhost", trustedCertificate }, [way], signal)).toEqual([
      way,
    ]);
    expect(await askNeighbours({ ...server, trustedCertificate }, [way], signal)).toEqual([]);
  });

  test("never enters the private network", async () => {
    const { peer, way } = await peerWith();
    const inside = { ...way, host: "127.0.0.2" };
    expect(await ask([inside, { ...way, port: 5432 }])).toEqual([]);
    expect(peer.heard).toEqual([]);
  });
});

describe("what the answers of the neighbours say", () => {
  const failure = (stage: Stage, code: string, originalCode: string) =>
    new SmtpFailure(server, stage, code, { originalCode });
  const timeout = failure("connect", "ETIMEDOUT", "CONNECT_TIMEOUT");
  const refused = failure("connect", "ESOCKET", "ECONNREFUSED");
  const noName = failure("resolve", "EDNS", "ENOTFOUND");
  const otherPort: Neighbour = { host: server.host, port: 587, encryption: "starttls" };

  test.each<[string, SmtpFailure, Neighbour[], Neighbour[], string | undefined]>([
    ["another port of the host answers", timeout, [otherPort, gmail], [gmail], "otherPortAnswers"],
    ["only the provider's own server answers", timeout, [gmail], [gmail], "otherServerAnswers"],
    ["the name does not exist, the provider's own does", noName, [gmail], [gmail], "otherServerAnswers"],
    ["nothing answers, not even the provider", timeout, [], [gmail], "portsBlocked"],
    ["nothing answers, and no other server is known", timeout, [], [], undefined],
    ["the host refuses everywhere", refused, [], [gmail], "serverDown"],
    ["the name does not exist, and nothing answers", noName, [], [gmail], undefined],
    ["the server was reached", failure("encrypt", "ESOCKET", "CERT_HAS_EXPIRED"), [otherPort], [], undefined],
    ["our own guard refused", failure("resolve", "EGUARD", "PRIVATE_ADDRESS"), [gmail], [gmail], undefined],
  ])("%s", (_name, failed, answered, known, id) => {
    expect(reachability(failed, answered, known)?.id).toBe(id);
  });
});
