import { expect, test, vi } from "vitest";
import { streamedDownload } from "./streamed-download.ts";

test("pieces arrive as one file with a name, texts as UTF-8", async () => {
  async function* pieces() {
    yield "\ufeffč;";
    yield Uint8Array.of(0x61);
  }
  const answer = streamedDownload("faktury č. 1.csv", pieces(), "text/csv");
  expect(answer.headers.get("content-disposition")).toContain("faktury%20%C4%8D.%201.csv");
  expect(answer.headers.get("content-length")).toBeNull();
  expect(Buffer.from(await answer.arrayBuffer()).toString("hex")).toBe("efbbbfc48d3b61");
});

test("a failure on the way breaks the download off", async () => {
  async function* pieces() {
    yield "one";
    throw new Error("the database is gone");
  }
  await expect(streamedDownload("a.csv", pieces(), "text/csv").text()).rejects.toThrow();
});

test("who leaves ends the making", async () => {
  const ended = vi.fn();
  async function* pieces() {
    try {
      for (;;) yield "again";
    } finally {
      ended();
    }
  }
  const reader = streamedDownload("a.csv", pieces(), "text/csv").body?.getReader();
  await reader?.read();
  await reader?.cancel();
  expect(ended).toHaveBeenCalledOnce();
});
