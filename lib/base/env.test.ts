import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { readSettings, SettingsError } from "./env.ts";

describe("settings", () => {
  test("are complete when nothing is set", () => {
    expect(readSettings({})).toMatchObject({
      port: 3000,
      appUrl: "http://localhost:3000",
      dataDir: resolve("data"),
      databaseUrl: undefined,
      masterKeyFile: resolve("data/master.key"),
      sandboxPort: 2525,
      smtpAllowedPrivateHosts: ["127.0.0.1:2525", "localhost:2525"],
      keepMessagesDays: undefined,
      signUp: "first",
      trustedProxies: [],
      logLevel: "info",
    });
  });

  test("count as unset when they are blank", () => {
    expect(readSettings({ PORT: "", DATABASE_URL: "", APP_URL: "" }).port).toBe(3000);
  });

  test("follow one another: the address follows the port, the key the data", () => {
    const settings = readSettings({ PORT: "8080", DATA_DIR: "/srv/obalka" });
    expect(settings.appUrl).toBe("http://localhost:8080");
    expect(settings.masterKeyFile).toBe("/srv/obalka/master.key");
  });

  test("keep only the origin of APP_URL", () => {
    expect(readSettings({ APP_URL: "https://faktury.example.com/any/path" }).appUrl).toBe(
      "https://faktury.example.com",
    );
  });

  test("say how long bodies of messages are kept", () => {
    expect(readSettings({ KEEP_MESSAGES_DAYS: "365" }).keepMessagesDays).toBe(365);
  });

  test("name the proxies whose word is taken", () => {
    expect(readSettings({ TRUSTED_PROXY: "127.0.0.1, 10.0.0.0/8" }).trustedProxies).toHaveLength(2);
  });

  test("name the mailbox of the installation, with its usual ports and a password of any characters", () => {
    const read = (url: string, from = "noreply@firma.example") =>
      readSettings({ SYSTEM_MAIL_URL: url, SYSTEM_MAIL_FROM: from }).systemMail;
    expect(read("smtps://mail%40firma.example:p%C5%99%3A%2F%25@smtp.firma.example")).toEqual({
      server: {
        ...{ host: "smtp.firma.example", port: 465, encryption: "ssl" },
        ...{ username: "mail@firma.example", password: "př:/%" },
      },
      from: { name: "Obálka", address: "noreply@firma.example" },
    });
    expect(read("smtp://[::1]:2587", "Účtárna s.r.o. <ucetni@firma.example>")).toEqual({
      server: { host: "::1", port: 2587, encryption: "starttls", username: "", password: "" },
      from: { name: "Účtárna s.r.o.", address: "ucetni@firma.example" },
    });
    expect(readSettings({}).systemMail).toBeUndefined();
  });

  test("say what is wrong with the mailbox of the installation, and never its password", () => {
    const problemOf = (url: string, from = "noreply@firma.example") => {
      try {
        readSettings({ SYSTEM_MAIL_URL: url, SYSTEM_MAIL_FROM: from });
      } catch (error) {
        return error instanceof SettingsError ? error.message : "";
      }
      return "";
    };
    const broken = [
      ...["smtp.firma.example", "http://a:tajne@h", "smtps://a:tajne@", "smtps://:tajne@h", "smtps://a@h"],
      ...["smtps://a:tajne@h/x", "smtps://a:tajne@h?x", "smtps://a:tajne@h:0", "smtps://a:tajne@h:70000"],
      ...["smtps://a:tajne%0d@h", "smtps://a:tajne%@h", "smtps://a:tajne@h_h%41", "x"],
    ];
    for (const url of broken) {
      expect(problemOf(url), url).toMatch(/^SYSTEM_MAIL_URL must be/);
      expect(problemOf(url)).not.toContain("tajne");
    }
    for (const from of [
      "Obálka",
      "a@b",
      "X <a@firma.example",
      "A\r\nBcc: x <a@firma.example>",
      "<a@firma.example>",
    ])
      expect(problemOf("smtps://a:tajne@h", from), from).toMatch(/^SYSTEM_MAIL_FROM must be/);
    expect(problemOf("smtps://a:tajne@h", "")).toBe(
      "SYSTEM_MAIL_URL and SYSTEM_MAIL_FROM must be set together.",
    );
    expect(problemOf("", "a@firma.example")).toBe(
      "SYSTEM_MAIL_URL and SYSTEM_MAIL_FROM must be set together.",
    );
  });

  test("let the sandbox be switched off", () => {
    expect(readSettings({ SANDBOX_PORT: "0" }).smtpAllowedPrivateHosts).toEqual([]);
  });

  test.each([
    ["PORT", "abc", "PORT must be a port number"],
    ["PORT", "65536", "PORT must be a port number"],
    ["PORT", "-1", "PORT must be a port number"],
    ["SANDBOX_PORT", "1e3", "SANDBOX_PORT must be a port number"],
    ["APP_URL", "faktury.example.com", "APP_URL must be an address"],
    ["APP_URL", "ftp://example.com", "APP_URL must be an address"],
    ["DATABASE_URL", "mysql://localhost/x", "DATABASE_URL must begin with postgresql://"],
    ["KEEP_MESSAGES_DAYS", "29", "KEEP_MESSAGES_DAYS must be a whole number of days, at least 30"],
    ["KEEP_MESSAGES_DAYS", "1.5", "KEEP_MESSAGES_DAYS must be"],
    ["UNDO_SECONDS", "61", "UNDO_SECONDS must be a whole number of seconds from 0 to 60."],
    ["SIGN_UP", "yes", "SIGN_UP must be"],
    ["TRUSTED_PROXY", "proxy.example.com", "TRUSTED_PROXY must be a comma-separated list"],
    ["TRUSTED_PROXY", "127.0.0.1,10.0.0.0/40", "TRUSTED_PROXY must be"],
    ["LOG_LEVEL", "loud", "LOG_LEVEL must be one of"],
  ])("refuse %s=%s with a sentence", (name, value, sentence) => {
    expect(() => readSettings({ [name]: value })).toThrow(SettingsError);
    expect(() => readSettings({ [name]: value })).toThrow(sentence);
  });
});
