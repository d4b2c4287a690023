import { domainToASCII } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { db } from "#lib/base/db.ts";
import { testDatabase } from "#testing/database.ts";
import { readyToOrder } from "#testing/mail-orders.ts";
import { work } from "#testing/sender-at-work.ts";
import { sendInvoiceSchema } from "../schema.ts";
import { sendInvoice } from "../send-invoice.ts";

await testDatabase();

// The server of the tests shows a domain as people read it.
const onTheWire = (address: string) =>
  address.replace(/@(.*)$/, (_all, domain) => `@${domainToASCII(domain)}`);

const good = fc.constantFrom(
  ...["eva@odberatel.example", "EVA@odberatel.example", " jan@Odberatel.example\u200b", "o'hara+x@m.example"],
  ...["fakturace@firma.example", "účet@háček.example".replace("účet", "ucet"), `${"a".repeat(64)}@b.example`],
  ...["a=b@c.example", "%x@y.example", "a@xn--hek-ela4t.example"],
);
const bad = fc.constantFrom(
  ...["a@b.example, c@d.example", "a@b@c", "<a@b.example>", "x:;", "a(c)@b.example", "a..b@c.example"],
  ...[
    "a@[127.0.0.1]",
    "a@localhost",
    "jörg@b.example",
    "a\u202eb@c.example",
    "",
    "@b.example",
    "a@b.example\0",
  ],
  ...[
    "a@b.example\r\nRCPT TO:<c@d.example>",
    "a@b.example> <c@d.example",
    '"a b"@c.example',
    "a@b.example\n",
  ],
);
const list = fc.array(fc.oneof({ weight: 12, arbitrary: good }, { weight: 1, arbitrary: bad }), {
  maxLength: 5,
});
const places = fc.record({ to: list, cc: list, bcc: list, copyToSelf: fc.boolean() });

test("whoever is named, the server hears the validated addresses, each once, and of a wrong one nothing goes", {
  timeout: 60_000,
}, async () => {
  const { peer, sender, company, invoiceId } = await readyToOrder();
  const own = "fakturace@firma.example";
  let [round, sent] = [0, 0];
  await fc.assert(
    fc.asyncProperty(places, async (recipients) => {
      round += 1;
      const order = round.toString(16).padStart(32, "0");
      const mail = { subject: "Faktura", text: "V příloze.", pdf: false, ...recipients };
      const parsed = sendInvoiceSchema.safeParse({ invoiceId, order, ...mail });
      if (!parsed.success) {
        for (const { path } of parsed.error.issues) expect(["to", "cc", "bcc"]).toContain(path[0]);
        return;
      }
      await sendInvoice(company, parsed.data);
      await work(sender);
      sent += 1;
      expect(peer.caught).toHaveLength(sent);
      const caught = peer.caught.at(-1);
      const { to, cc, bcc } = parsed.data;
      const meant = [...to, ...cc, ...bcc, ...(recipients.copyToSelf ? [own] : [])];
      const each = new Set(meant.map((address) => address.toLowerCase()));
      const heard = (caught?.to ?? []).map(onTheWire);
      expect(heard.map((address) => address.toLowerCase()).toSorted()).toEqual([...each].toSorted());
      for (const address of heard) expect(meant).toContain(address);
      expect(caught?.raw.toString()).not.toMatch(/^bcc:/im);
    }),
    { numRuns: 60 },
  );
  expect(sent).toBeGreaterThan(5);
  expect(await db().delivery.count({ where: { companyId: company.id } })).toBe(sent);
});
