import { parseEmailAddress } from "./email-address.ts";

/** The mailbox by which the installation itself writes. */
export type SystemMail = {
  server: {
    host: string;
    port: number;
    encryption: "ssl" | "starttls";
    /** Empty, as the password then is: no login. */
    username: string;
    password: string;
  };
  from: { name: string; address: string };
};

const kinds = {
  "smtps:": { encryption: "ssl", port: 465 },
  "smtp:": { encryption: "starttls", port: 587 },
} as const;

const HOST = /^([a-z0-9-]+(\.[a-z0-9-]+)*\.?|\[[0-9a-f:.]+\])$/i;

/** `smtps://user:password@host:465` (implicit TLS) or `smtp://…:587` (required STARTTLS); undefined for anything else. */
export function parseSystemMailUrl(text: string): SystemMail["server"] | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, hostname, port, username, password, pathname, search, hash } = new URL(text);
  const kind = protocol === "smtps:" || protocol === "smtp:" ? kinds[protocol] : undefined;
  if (!kind || !HOST.test(hostname) || port === "0" || /[^/]/.test(pathname + search + hash))
    return undefined;
  const login = [decoded(username), decoded(password)];
  const [user = "", secret = ""] = login;
  if (login.includes(undefined) || (user === "") !== (secret === "")) return undefined;
  const host = hostname.replace(/^\[|\]$/g, "");
  return {
    ...{ host, port: Number(port) || kind.port, encryption: kind.encryption },
    ...{ username: user, password: secret },
  };
}

/** `noreply@example.com`, or `Obálka <noreply@example.com>`; undefined for anything else. */
export function parseSystemMailFrom(text: string): SystemMail["from"] | undefined {
  const [, name = "", bare = text] = /^([^<>"\p{Cc}\p{Cf}]{1,100})<([^<>]*)>$/u.exec(text.trim()) ?? [];
  const parsed = parseEmailAddress(bare);
  return "address" in parsed ? { name: name.trim() || "Obálka", address: parsed.address } : undefined;
}

function decoded(text: string): string | undefined {
  try {
    const clear = decodeURIComponent(text);
    return /\p{Cc}/u.test(clear) ? undefined : clear;
  } catch {
    return undefined;
  }
}
