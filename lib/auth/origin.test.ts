import { expect, test } from "vitest";
import { originMatches } from "./origin.ts";

test.each([
  ["https://faktury.example.com", "https://faktury.example.com", true],
  ["https://faktury.example.com:443", "https://faktury.example.com", true],
  ["http://127.0.0.1:3000", "http://localhost:3000", true],
  ["http://[::1]:3000", "http://localhost:3000", true],
  ["http://127.0.0.1:3001", "http://localhost:3000", false],
  ["http://faktury.example.com", "https://faktury.example.com", false],
  ["https://faktury.example.com.evil.example", "https://faktury.example.com", false],
  ["http://localhost:3000", "https://faktury.example.com", false],
  ["null", "https://faktury.example.com", false],
  ["", "https://faktury.example.com", false],
  ["https://", "https://faktury.example.com", false],
])("a page of %s may write to %s: %s", (origin, appUrl, allowed) => {
  expect(originMatches(origin, appUrl)).toBe(allowed);
});
