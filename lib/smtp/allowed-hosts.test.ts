import { expect, test } from "vitest";
import { SettingsError } from "#lib/base/env.ts";
import { parseAllowedHosts } from "./allowed-hosts.ts";

test.each([
  ["mail.lan:587", "mail.lan:587"],
  ["Mail.LAN.:587", "mail.lan:587"],
  ["10.0.0.5:25", "10.0.0.5:25"],
  ["[fd00::5]:25", "fd00::5:25"],
  ["[FD00:0::5]:25", "fd00::5:25"],
])("the operator may allow the end %s", (entry, end) => {
  expect([...parseAllowedHosts([entry]).ends]).toEqual([end]);
});

test.each(["10.0.0.0/8", "fd00::/8", "127.0.0.1/32"])("the operator may allow the range %s", (entry) => {
  expect(parseAllowedHosts([entry]).ranges).toHaveLength(1);
});

test.each([
  "mail.lan",
  "10.0.0.5",
  "mail.lan:0",
  "mail.lan:65536",
  "http://mail.lan:25",
  "10.0.0.0/33",
  "a b:25",
])("the entry %s is refused with a sentence that names it", (entry) => {
  expect(() => parseAllowedHosts([entry])).toThrow(SettingsError);
  expect(() => parseAllowedHosts([entry])).toThrow(entry);
});
