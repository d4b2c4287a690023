import { once } from "node:events";
import net, { type AddressInfo } from "node:net";
import { afterAll, expect, test } from "vitest";
import { testDatabase } from "#testing/database.ts";
import { eventually } from "#testing/eventually.ts";
import { startSchedules } from "./schedules.ts";

// The way to the database leads through a door, behind which it may be away.
const database = new URL((await testDatabase()).url);
let open = false;
let turnedAway = 0;
const door = net.createServer((client) => {
  client.on("error", () => {});
  if (!open) {
    turnedAway++;
    return client.destroy();
  }
  const server = net.connect(Number(database.port), database.hostname).on("error", () => {});
  return client.pipe(server).pipe(client);
});
await once(door.listen(0, "127.0.0.1"), "listening");
process.env.DATABASE_URL = Object.assign(new URL(database), {
  host: `127.0.0.1:${(door.address() as AddressInfo).port}`,
}).href;
afterAll(() => {
  door.close();
});

const daily = { name: "daily", cron: "0 5 * * *", run: async () => {} };
const isTurnedAway = (times: number) => eventually(() => expect(turnedAway).toBeGreaterThanOrEqual(times));

test("a worker that is told to stop does not wait for a database that is away", async () => {
  const stop = new AbortController();
  const starting = startSchedules([daily], "Europe/Prague", stop.signal);
  await isTurnedAway(1);
  stop.abort();
  await (await starting)();
});

test("a database that is away when a worker starts is waited for", async () => {
  turnedAway = 0;
  const starting = startSchedules([daily], "Europe/Prague", new AbortController().signal, 10);
  await isTurnedAway(2);
  open = true;
  await (await starting)();
});
