import { expect, test } from "vitest";
import { readJson } from "./read-json.ts";

const post = (body: string | ReadableStream) =>
  new Request("http://localhost/", { method: "POST", body, ...{ duplex: "half" } });

test("JSON is read, also in pieces; what is none is nothing", async () => {
  expect(await readJson(post('{"a":"ž"}'))).toEqual({ a: "ž" });
  const inPieces = new ReadableStream({
    start: (controller) => {
      for (const byte of Buffer.from('{"a":"ž"}')) controller.enqueue(Uint8Array.of(byte));
      controller.close();
    },
  });
  expect(await readJson(post(inPieces))).toEqual({ a: "ž" });
  expect(await readJson(post("{"))).toBeUndefined();
  expect(await readJson(new Request("http://localhost/", { method: "POST" }))).toBeUndefined();
});

test("a body without end is left after 64 KiB", async () => {
  let given = 0;
  const endless = new ReadableStream({
    pull: (controller) => {
      given += 16_384;
      controller.enqueue(new Uint8Array(16_384));
    },
  });
  expect(await readJson(post(endless))).toBeUndefined();
  expect(given).toBeLessThan(200_000);
});
