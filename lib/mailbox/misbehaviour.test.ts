import { describe, expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { testCompany } from "#testing/company.ts";
import { testDatabase } from "#testing/database.ts";
import { inTime } from "#testing/in-time.ts";
import { hearTest, testValues } from "#testing/mailbox.ts";
import { misbehavioursBy, partsOf } from "#testing/misbehaviours.ts";
import { expectNoPassword } from "#testing/password-traces.ts";
import { startScriptedPeer } from "#testing/scripted-peer.ts";
import { testMailbox } from "./test-mailbox.ts";

await testDatabase();

const SHORT_MS = 3_000;
const trustIsOffered = ["certificateSelfSigned", "certificateOtherHost", "certificateUntrusted"];

// The list of all that a mail server can do wrong, against the test that a person runs. Only what nothing but a
// deadline ends gets a shorter one.
describe.concurrent.each(["ssl", "starttls"] as const)("a test by %s of a server that", (encryption) => {
  test.each(misbehavioursBy(encryption))("$name: $ending", async ({ script, ending, slow }) => {
    const peer = await startScriptedPeer({ encryption, ...script() });
    const company = await testCompany();
    const started = performance.now();
    try {
      const events = await testMailbox(company, testValues(peer.server), "cs", slow && { limitMs: SHORT_MS });
      const { stages, searched, result } = await hearTest(events);
      expect(performance.now() - started).toBeLessThan(inTime(slow ? SHORT_MS : 20_000));

      const { outcome, stage, id } = partsOf(ending);
      if (outcome === "accepted") {
        expect(result).toMatchObject({ outcome: "accepted", reply: expect.stringMatching(/^250/) });
        expect(stages.at(-1)).toMatchObject({ stage: "message", state: "done" });
      } else {
        expect(stages.at(-1)).toMatchObject({ stage, state: "failed" });
        expect(result).toMatchObject({
          outcome: "failed",
          diagnosis: id,
          problem: expect.stringMatching(new RegExp(`^diagnosis\\.${id}\\?host=localhost&port=`)),
          inDoubt: outcome === "unknown",
          // Nobody else on this machine may be asked, so nobody answered.
          repairs: [],
        });
      }
      const remedy = result.outcome === "failed" ? result.remedy?.kind : undefined;
      expect(searched).toBe(remedy === "neighbours" || remedy === "trust");
      expect("certificate" in result).toBe(trustIsOffered.includes(id ?? ""));

      expect(peer.dots).toBeLessThanOrEqual(1);
      const trace = await db().auditEvent.findMany({ where: { companyId: company.id } });
      expect(trace).toMatchObject([{ event: "mailbox.tested", details: { outcome: result.outcome } }]);
      expectNoPassword(peer.server, stages, result, trace);
      expect(JSON.stringify(result.transcript)).not.toContain(peer.server.username);
    } finally {
      await peer.close();
    }
  });
});
