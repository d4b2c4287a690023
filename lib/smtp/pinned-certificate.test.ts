import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Certificate, makeAuthority, makeSelfSigned, trusting } from "#testing/certificates.ts";
import { authority } from "#testing/peer-ports.ts";
import { type ScriptedPeer, startScriptedPeer } from "#testing/scripted-peer.ts";
import { diagnose } from "./diagnose.ts";
import type { SmtpFailure } from "./failure.ts";
import { openSubmission } from "./submission.ts";

const HOUR_MS = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR_MS);

describe.each(["ssl", "starttls"] as const)("a mailbox that trusts one certificate, by %s", (encryption) => {
  let peer: ScriptedPeer;
  beforeEach(async () => {
    peer = await startScriptedPeer({ encryption });
  });
  afterEach(() => peer.close());

  /** What comes of signing in where one certificate is trusted and another may be shown. */
  async function outcomeOf(trusted: Pick<Certificate, "cert">, shown: Certificate): Promise<string> {
    peer.swapCertificate(shown);
    const server = { ...peer.server, trustedCertificate: trusting(trusted) };
    const failure = await openSubmission(server).then(
      (submission) => submission.close(),
      (error: SmtpFailure) => error,
    );
    const heardLogin = peer.heard.some((line) => line.startsWith("AUTH"));
    expect(heardLogin).toBe(failure === undefined);
    return failure ? `${failure.stage}: ${diagnose("other", failure).id}` : "signed in";
  }

  test.each<[string, () => Certificate]>([
    ["a self-signed one", () => makeSelfSigned()],
    ["one of an authority that nobody knows", () => makeAuthority("Firma CA").issue()],
    ["one of another host", () => makeSelfSigned({ names: ["mail.jinde.example"] })],
    ["an authority's own", () => makeAuthority("localhost")],
  ])("signs in with %s", async (_name, make) => {
    const certificate = make();
    expect(await outcomeOf(certificate, certificate)).toBe("signed in");
  });

  test.each<[string, () => [Pick<Certificate, "cert">, Certificate]]>([
    ["another self-signed one", () => [makeSelfSigned(), makeSelfSigned({ names: ["jiny.example"] })]],
    ["a renewed one of the same name", () => [makeSelfSigned(), makeSelfSigned()]],
    ["one that has expired meanwhile", () => [makeSelfSigned(), makeSelfSigned({ notAfter: ago(1) })]],
    ["one of an authority that nobody knows", () => [makeSelfSigned(), makeAuthority().issue()]],
    [
      "another host's, though a known authority vouches for it",
      () => {
        return [makeSelfSigned(), authority.issue({ names: ["mail.jinde.example"] })];
      },
    ],
    [
      "one that the trusted one vouches for",
      () => {
        const trusted = makeAuthority("localhost");
        return [trusted, trusted.issue()];
      },
    ],
    [
      "one of the authority that issued the trusted one",
      () => {
        const { issue } = makeAuthority("Firma CA");
        return [issue(), issue()];
      },
    ],
  ])("never shows its login where the server shows %s instead", async (_name, make) => {
    expect(await outcomeOf(...make())).toBe("encrypt: certificateChanged");
  });

  test("goes on where a known authority vouches for the new certificate, as for any mailbox", async () => {
    expect(await outcomeOf(makeSelfSigned(), authority.issue())).toBe("signed in");
  });

  test("refuses the trusted one itself outside its time", async () => {
    const expired = makeSelfSigned({ notAfter: ago(1) });
    expect(await outcomeOf(expired, expired)).toBe("encrypt: certificateExpired");
    const early = makeSelfSigned({ notBefore: ago(-1) });
    expect(await outcomeOf(early, early)).toBe("encrypt: certificateNotYetValid");
  });

  test("trusts nothing that was slipped in behind the certificate", async () => {
    const [leaf, other] = [makeSelfSigned(), makeAuthority("Firma CA")];
    expect(await outcomeOf({ cert: leaf.cert + other.cert }, other.issue())).toBe(
      "encrypt: certificateChanged",
    );
  });

  test("does not sign in where text and fingerprint of what it trusts belong to different certificates", async () => {
    const [one, other] = [makeSelfSigned(), makeSelfSigned()];
    peer.swapCertificate(one);
    const trustedCertificate = { ...trusting(one), fingerprint256: trusting(other).fingerprint256 };
    const attempt = openSubmission({ ...peer.server, trustedCertificate });
    await expect(attempt).rejects.toMatchObject({ stage: "encrypt" });
    expect(peer.heard.join()).not.toContain("AUTH");
  });
});
