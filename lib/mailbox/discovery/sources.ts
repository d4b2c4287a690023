import { parseHost } from "../host.ts";
import type { ProviderPreset } from "../provider-preset.ts";
import { providerOfHost, providerOfMx } from "../providers.ts";
import type { Answer } from "./discovery.ts";
import { fetchText } from "./fetch-text.ts";
import type { Inquiry } from "./inquiry.ts";
import type { SmtpEnd } from "./network.ts";
import { readAutoconfig } from "./read-autoconfig.ts";

const MAX_SERVERS = 4;

/** What our own table says. */
export function answerOfPreset({ id, passwordKind, username, ...preset }: ProviderPreset): Answer {
  if (passwordKind === "ended") return { passwordless: id };
  const encryption = preset.encryption === "starttls" ? "starttls" : "ssl";
  return {
    host: preset.host,
    port: Number(preset.port),
    encryption,
    usernameTemplate: username,
    provider: id,
  };
}

/** Thunderbird's configuration file at an address of the web. */
export async function askAutoconfig(
  url: string,
  address: string,
  inquiry: Inquiry,
): Promise<Answer | undefined> {
  const xml = await fetchText(url, inquiry);
  if (xml === undefined) return undefined;
  const offers = readAutoconfig(xml, address).slice(0, MAX_SERVERS);
  const [first] = offers;
  const good = offers.filter(({ password }) => password);
  if (first && good.length === 0) return { passwordless: providerOfHost(first.host)?.id ?? "other" };
  for (const offer of good) {
    if (await inquiry.mayServe(offer)) return answerAt(offer, offer.usernameTemplate);
  }
  return undefined;
}

/** Who receives the domain's mail usually sends it, too. */
export async function askMx(domain: string, inquiry: Inquiry): Promise<Answer | undefined> {
  const records = await inquiry.mx(domain);
  const hosts = records.sort((one, other) => one.priority - other.priority).map(({ exchange }) => exchange);
  const preset = providerOfMx(hosts);
  return preset && answerOfPreset(preset);
}

/** RFC 6186 §3.1 and RFC 8314 §5.1; a target of "." says that there is no such service. */
export async function askSrv(domain: string, inquiry: Inquiry): Promise<Answer | undefined> {
  const [implicit, starttls] = await Promise.all([
    inquiry.srv(`_submissions._tcp.${domain}`),
    inquiry.srv(`_submission._tcp.${domain}`),
  ]);
  const inOrder = (records: typeof implicit) =>
    records.sort((one, other) => one.priority - other.priority || other.weight - one.weight);
  const targets = [
    ...inOrder(implicit).map((record) => ({ ...record, encryption: "ssl" as const })),
    ...inOrder(starttls).map((record) => ({ ...record, encryption: "starttls" as const })),
  ];
  for (const { name, port, encryption } of targets.slice(0, MAX_SERVERS)) {
    const parsed = parseHost(name);
    if ("problem" in parsed) continue;
    const end = { host: parsed.host, port, encryption };
    if (await inquiry.mayServe(end)) return answerAt(end, "%EMAILADDRESS%");
  }
  return undefined;
}

/** A server by its place; what the table knows of its owner counts. */
export function answerAt({ host, port, encryption }: SmtpEnd, usernameTemplate: string): Answer {
  const preset = providerOfHost(host);
  if (preset?.passwordKind === "ended") return { passwordless: preset.id };
  return { host, port, encryption, usernameTemplate, provider: preset?.id ?? "other" };
}
