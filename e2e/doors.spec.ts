import { may, type Permission } from "#lib/auth/permissions.ts";
import { call, inputFor, isSilent, NOBODY, orCutOff, refuses, tells } from "#testing/doors/answers.ts";
import {
  type Answer,
  callAction,
  callAnyAction,
  callRoute,
  isLookedAt,
  isStream,
  namesRecord,
  offers,
  schemaOf,
} from "#testing/doors/call-doors.ts";
import { type House, openHouse } from "#testing/doors/house.ts";
import { type Door, readDoors } from "#testing/doors/read-doors.ts";
import { everythingOf, THE_COMPANY } from "#testing/doors/rows.ts";
import { distorted, sampleInput, takesId, withMore } from "#testing/doors/sample-input.ts";
import { somebody } from "#testing/journey.ts";
import { expect, test } from "./fixtures.ts";

// Every door that the code has, called over HTTP by whoever has no business behind it.

const doors = readDoors();
const guarded = doors.filter(({ permission }) => permission !== null);
const actions = guarded.filter(({ kind }) => kind === "action");
const posts = guarded.filter(({ kind, name }) => kind === "route" && name !== "GET");
const pagesAndFiles = guarded.filter(isLookedAt);
const titleOf = ({ file, name }: Door) => `${file} ${name}`;

let house: House;

test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000);
  house = await openHouse(browser);
  expect(house.ids.length).toBeGreaterThanOrEqual(20);
  // There is something of every kind, also of those that will be added.
  const all = Object.entries(await everything());
  expect(all.filter(([, hash]) => hash === "").map(([table]) => table)).toEqual([]);
});

test.afterAll(() => house.close());

for (const who of ["without a session", "with a session that was ended"]) {
  test(`${who} nothing is read and nothing is done`, async () => {
    test.setTimeout(180_000);
    const before = await everything();
    const caller = { url: house.url, ...(who !== "without a session" && { cookie: house.ended }) };
    const failures: string[] = [];
    // Whose it is comes second: one record is enough.
    for (const door of pagesAndFiles)
      for (const headers of [{}, { RSC: "1" }] as Record<string, string>[])
        await atOnce(namesRecord(door) ? [...house.ids.slice(0, 1), NOBODY] : [NOBODY], async (id) => {
          const answer = await callRoute(caller, door, id, undefined, headers);
          // The router is told the way in its own format.
          const led = answer.leadsTo === "/sign-in" || (headers.RSC && answer.text.includes("/sign-in"));
          if (!led || tells(answer))
            failures.push(`${titleOf(door)} ${JSON.stringify(headers)} ${answer.status}`);
        });
    for (const door of posts)
      if (!refuses(await callRoute(caller, door, NOBODY, {}), "signedOut")) failures.push(titleOf(door));
    for (const door of actions) {
      const answer = await callAction(caller, door, await inputFor(door, NOBODY));
      if (!refuses(answer, "signedOut") && !isSilent(door, answer)) failures.push(titleOf(door));
    }
    expect(failures).toEqual([]);
    expect(await everything()).toEqual(before);
  });
}

for (const origin of [null, "null", "https://cizi.example", "nesmysl", "http://localhost.cizi.example"]) {
  test(`what comes from ${origin ?? "no origin"} changes nothing, signed in or not`, async () => {
    test.setTimeout(180_000);
    const before = await everything();
    const failures: string[] = [];
    for (const cookie of [house.own, ""]) {
      const caller = { url: house.url, cookie, origin };
      for (const door of posts) {
        const answer = await callRoute(caller, door, NOBODY, {});
        if (answer.status !== 403 || !refuses(answer, "wrongOrigin")) failures.push(titleOf(door));
      }
      for (const door of doors.filter(({ kind }) => kind === "action")) {
        const answer = await callAction(caller, door, await inputFor(door, NOBODY));
        const refused = answer.status >= 400 || refuses(answer, "wrongOrigin") || isSilent(door, answer);
        if (!refused || answer.setsCookie) failures.push(`${titleOf(door)} ${answer.status}`);
      }
    }
    expect(failures).toEqual([]);
    expect(await everything()).toEqual(before);
  });
}

test("another company's owner reads nothing by any id, and changes nothing", async () => {
  test.setTimeout(300_000);
  const before = await everything();
  const caller = { url: house.url, cookie: house.foreign };
  const failures: string[] = [];
  for (const door of pagesAndFiles.filter(namesRecord))
    await atOnce(house.ids, async (id) => {
      const answer = await callRoute(caller, door, id);
      if (answer.status !== 404 || tells(answer)) failures.push(`${titleOf(door)} ${answer.status}`);
    });
  for (const door of pagesAndFiles.filter((each) => !namesRecord(each) && !isStream(each)))
    if (tells(await callRoute(caller, door, NOBODY))) failures.push(titleOf(door));
  // Each gets through the schema, with what the company of the rows is called, so that the deed is what refuses.
  const { rows } = await house.database.query<{ more: object }>(
    `SELECT jsonb_build_object('companyId', "companyId", 'userId', "userId", 'createdById', "userId") AS more
     FROM "Membership" WHERE "companyId" = (${THE_COMPANY})`,
  );
  let deeds = 0;
  for (const door of [...actions, ...posts]) {
    const schema = await schemaOf(door);
    if (!takesId(schema)) continue;
    deeds++;
    await atOnce(house.ids, async (id) => {
      const input = withMore(sampleInput(schema, id), rows[0]?.more ?? {});
      expect(schema.safeParse(input).success, titleOf(door)).toBe(true);
      const answer = await call(door, caller, input);
      if (tells(answer) || answer.text.includes("unexpected?"))
        failures.push(`${titleOf(door)} ${answer.status} ${id}`);
    });
  }
  expect(failures).toEqual([]);
  expect(await everything()).toEqual(before);
  expect(deeds).toBeGreaterThan(40);
});

for (const role of ["accountant", "member"] as const)
  test(`what is not for a ${role} of the company is refused, and no page offers it`, async () => {
    test.setTimeout(120_000);
    const person = somebody(`${role} s.r.o.`);
    const cookie = await house.newSession(person);
    await house.database.query(
      `UPDATE "Membership" SET "role" = '${role}', "companyId" = (${THE_COMPANY})
       WHERE "userId" = (SELECT "id" FROM "User" WHERE "email" = $1)`,
      [person.email],
    );
    const before = await everything();
    const caller = { url: house.url, cookie };
    const failures: string[] = [];
    const closed = guarded.filter(({ permission }) => !may(role, permission as Permission));
    for (const door of closed.filter((each) => pagesAndFiles.includes(each)))
      await atOnce(namesRecord(door) ? house.ids : [NOBODY], async (id) => {
        const answer = await callRoute(caller, door, id);
        // Its own company's name stands on every page.
        if (answer.leadsTo !== "/") failures.push(`${titleOf(door)} ${answer.status} ${answer.leadsTo}`);
      });
    for (const door of closed.filter((each) => actions.includes(each) || posts.includes(each)))
      if (!refuses(await call(door, caller, await inputFor(door, house.ids[0] ?? NOBODY)), "forbidden"))
        failures.push(titleOf(door));
    const seen = new Set<Door>();
    for (const door of pagesAndFiles.filter((each) => each.kind === "page" && !closed.includes(each)))
      await atOnce(namesRecord(door) ? house.ids : [NOBODY], async (id) => {
        const answer = await callRoute(caller, door, id);
        for (const each of actions.filter((action) => offers(answer, action))) {
          seen.add(each);
          if (closed.includes(each)) failures.push(`${titleOf(door)} offers ${titleOf(each)}`);
        }
      });
    expect(seen.size).toBeGreaterThan(15);
    expect([...new Set(failures)]).toEqual([]);
    expect(closed.length).toBeGreaterThan(20);
    expect(await everything()).toEqual(before);
    await house.database.query(
      `DELETE FROM "Membership" WHERE "userId" = (SELECT "id" FROM "User" WHERE "email" = $1)`,
      [person.email],
    );
  });

test("what no form sends is refused by the schema", async () => {
  test.setTimeout(120_000);
  const before = await everything();
  const caller = { url: house.url, cookie: house.own };
  const failures: string[] = [];
  for (const door of [...actions, ...posts.filter(({ guard }) => guard === "postHandler")])
    for (const input of [null, distorted(await inputFor(door, NOBODY)).at(-1)]) {
      const answer = await call(door, caller, input);
      const { status, text } = answer;
      if (isSilent(door, answer)) continue;
      if (!text.includes('"ok":false') || text.includes("unexpected?") || status >= 500)
        failures.push(`${titleOf(door)} ${JSON.stringify(input)} ${status} ${text.slice(-80)}`);
    }
  expect(failures).toEqual([]);
  expect(await everything()).toEqual(before);
});

test("an action of an older build, and more than a request may be, come to nothing", async () => {
  test.setTimeout(120_000);
  const before = await everything();
  const caller = { url: house.url, cookie: house.own };
  for (const id of ["40".padEnd(42, "0"), "x", "__proto__"]) {
    const answer = await callAnyAction(caller, { id, path: "/invoices" }, {});
    expect(answer.status, id).toBeGreaterThanOrEqual(400);
    expect(tells(answer)).toBe(false);
  }
  const tooMuch = { id: "a".repeat(1024 * 1024 + 1) };
  for (const door of actions) {
    const answer = await orCutOff(callAction(caller, door, tooMuch));
    expect(answer.status, titleOf(door)).toBeGreaterThanOrEqual(400);
    expect(answer.text).not.toContain('"ok":true');
  }
  const evenMore = { ...tooMuch, form: "a".repeat(4 * 1024 * 1024) };
  for (const door of posts.filter(({ guard }) => guard === "postHandler")) {
    const { text } = await orCutOff(callRoute(caller, door, NOBODY, evenMore));
    expect(text, titleOf(door)).not.toContain('"ok":true');
  }
  expect(await everything()).toEqual(before);
});

test("the same addresses lead their own company to its things", async () => {
  const reached: string[] = [];
  for (const door of pagesAndFiles.filter(namesRecord))
    for (const id of house.ids)
      if ((await callRoute({ url: house.url, cookie: house.own }, door, id)).status === 200) {
        reached.push(door.file);
        break;
      }
  const all = pagesAndFiles.filter(namesRecord).map(({ file }) => file);
  // What the sandbox has caught is no row.
  expect(all.filter((file) => !reached.includes(file) && !file.includes("/sandbox/"))).toEqual([]);
});

// It changes what all the others look at, so it comes last.
test("fifty at once, and all of them once more, do a thing once", async () => {
  test.setTimeout(120_000);
  const caller = { url: house.url, cookie: house.own };
  const doorOf = (name: string) => actions.find((each) => each.name === name) as Door;
  const fifty = async (name: string, input: unknown) => {
    const door = doorOf(name);
    const answers: Answer[] = [];
    for (let round = 0; round < 2; round++)
      answers.push(...(await Promise.all(Array.from({ length: 50 }, () => callAction(caller, door, input)))));
    expect(answers.filter(({ text }) => text.includes('"ok":true')).length, answers[0]?.text).toBeGreaterThan(
      0,
    );
  };
  const one = async (sql: string) => (await house.database.query<{ id: string }>(sql)).rows[0]?.id ?? "";
  const count = async (sql: string) => (await house.database.query(sql)).rowCount;

  const draft = await one(
    `SELECT "id" FROM "Invoice" WHERE "companyId" = (${THE_COMPANY}) AND "state" = 'draft' LIMIT 1`,
  );
  const numbers = `SELECT FROM "Invoice" WHERE "companyId" = (${THE_COMPANY}) AND "number" IS NOT NULL`;
  const issuedBefore = (await count(numbers)) ?? 0;
  await fifty("issueInvoiceAction", { id: draft });
  expect(await count(numbers)).toBe(issuedBefore + 1);
  const { rows } = await house.database.query(
    `SELECT "next" FROM "NumberSeries" WHERE "companyId" = (${THE_COMPANY}) AND "kind" = 'invoice'`,
  );
  expect(rows).toEqual([{ next: issuedBefore + 2 }]);

  await house.database.query(`UPDATE "Company" SET "sendingEnabled" = true WHERE "id" = (${THE_COMPANY})`);
  const deliveries = `SELECT FROM "Delivery" WHERE "companyId" = (${THE_COMPANY}) AND "invoiceId" = '${draft}'`;
  const sample = (await inputFor(doorOf("sendInvoiceAction"), draft)) as object;
  const inAWeek = new Date(Date.now() + 7 * 24 * 60 * 60 * 1000).toISOString().slice(0, 16);
  const mailboxId = await one(`SELECT "id" FROM "Mailbox" WHERE "companyId" = (${THE_COMPANY})`);
  await fifty("sendInvoiceAction", {
    ...{ ...sample, mailboxId, uploads: [], pdf: true, plannedFor: inAWeek },
  });
  expect(await count(deliveries)).toBe(1);
});

const atOnce = async (ids: string[], deed: (id: string) => Promise<void>) => {
  await Promise.all(ids.map(deed));
};

const everything = () => everythingOf(house.database);
