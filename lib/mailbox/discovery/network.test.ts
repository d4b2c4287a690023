import { expect, test } from "vitest";
import { internet } from "./network.ts";

test("a domain's server is looked for at the usual names, encrypted from the start before STARTTLS", () => {
  const { guesses, httpsPort, nameServers, authorities } = internet();
  expect(guesses("firma.cz").map(({ host, port, encryption }) => `${host}:${port} ${encryption}`)).toEqual([
    "smtp.firma.cz:465 ssl",
    "mail.firma.cz:465 ssl",
    "smtp.firma.cz:587 starttls",
    "mail.firma.cz:587 starttls",
  ]);
  expect({ httpsPort, nameServers, authorities }).toEqual({ httpsPort: 443 });
});
