import { settings } from "#lib/base/env.ts";
import { sandboxLogin } from "#lib/base/sandbox-login.ts";
import type { Encryption, ProviderId } from "./choices.ts";

/** What one click on a provider fills in, as the form takes it. */
export type ProviderPreset = {
  id: ProviderId;
  host: string;
  port: string;
  encryption: Encryption;
  /** `address`: the whole e-mail address; anything else is the very name. */
  username: string;
  /** Empty: the person's own. */
  password: string;
  /** Addresses of these domains belong here. */
  domains: string[];
  /** Those of them where no password works any more. */
  passwordless: string[];
};

// Microsoft's domains for private people: signing in with any password ended there on 16 September 2024.
const passwordless = [
  "outlook.com",
  "outlook.cz",
  "outlook.sk",
  "hotmail.com",
  "hotmail.cz",
  "hotmail.sk",
  "live.com",
  "msn.com",
];

const presets: ProviderPreset[] = [
  {
    id: "gmail",
    host: "smtp.gmail.com",
    port: "465",
    encryption: "ssl",
    username: "address",
    password: "",
    domains: ["gmail.com", "googlemail.com"],
    passwordless: [],
  },
  {
    id: "seznam",
    host: "smtp.seznam.cz",
    port: "465",
    encryption: "ssl",
    username: "address",
    password: "",
    domains: ["seznam.cz", "email.cz", "post.cz", "spoluzaci.cz"],
    passwordless: [],
  },
  {
    id: "microsoft365",
    host: "smtp.office365.com",
    port: "587",
    encryption: "starttls",
    username: "address",
    password: "",
    domains: passwordless,
    passwordless,
  },
  {
    id: "other",
    host: "",
    port: "465",
    encryption: "ssl",
    username: "address",
    password: "",
    domains: [],
    passwordless: [],
  },
];

/** The providers that a company may choose from. The built-in mailbox knows each company by its user name. */
export function providerPresets(companyId: string): ProviderPreset[] {
  const { sandboxPort } = settings();
  if (!sandboxPort) return presets;
  const sandbox: ProviderPreset = {
    id: "sandbox",
    host: "127.0.0.1",
    port: String(sandboxPort),
    encryption: "none",
    username: sandboxLogin(companyId),
    password: "sandbox",
    domains: [],
    passwordless: [],
  };
  return [...presets.slice(0, -1), sandbox, ...presets.slice(-1)];
}
