import { parseEmailAddress } from "#lib/base/email-address.ts";
import { domainOf, usernameOf } from "../preset-lookup.ts";
import { providerOfDomain } from "../providers.ts";
import { bestAnswer } from "./best-answer.ts";
import { type Answer, certaintyOf, type Discovery, type DiscoverySource } from "./discovery.ts";
import { guessServer } from "./guess-server.ts";
import { type Inquiry, openInquiry } from "./inquiry.ts";
import { type DiscoveryNetwork, internet } from "./network.ts";
import { answerOfPreset, askAutoconfig, askMx, askSrv } from "./sources.ts";

// The person waits at most 5 s; the rest is for the way there and back.
const LIMIT_MS = 4_800;

type Options = {
  signal: AbortSignal;
  /** Throws where the network may not be asked now; our own table may always. */
  admit: () => Promise<void>;
  network?: DiscoveryNetwork;
};

/**
 * The server through which an address sends: from our own table at once, else from the network, which is asked in
 * parallel within 5 s. The most trusted answer wins as soon as no better one can come. Nothing that the network does
 * makes it throw; when `signal` aborts, it ends at once with what is known.
 * @throws what `admit` throws
 */
export async function discoverServer(
  address: string,
  { signal, admit, network }: Options,
): Promise<Discovery> {
  const parsed = parseEmailAddress(address);
  if ("problem" in parsed)
    return { outcome: "notFound", domain: domainOf(address), asked: [], offline: false };
  const domain = domainOf(parsed.address);
  const preset = providerOfDomain(domain);
  if (preset) return discoveryOf("table", answerOfPreset(preset), parsed.address);
  await admit();
  return askNetwork(parsed.address, network ?? internet(), signal);
}

async function askNetwork(
  address: string,
  network: DiscoveryNetwork,
  signal: AbortSignal,
): Promise<Discovery> {
  const over = new AbortController();
  const inquiry = openInquiry(network, AbortSignal.any([signal, over.signal, AbortSignal.timeout(LIMIT_MS)]));
  try {
    const questions = questionsFor(address, inquiry);
    const best = await bestAnswer(questions.map(({ asked }) => asked));
    const source = best && questions[best.rank]?.source;
    if (source) return discoveryOf(source, best.answer, address);
    const asked = questions.map((question) => question.source);
    return { outcome: "notFound", domain: domainOf(address), asked, offline: !inquiry.answered };
  } finally {
    over.abort();
  }
}

type Question = { source: DiscoverySource; asked: Promise<Answer | undefined> };

/** All who are asked, the most trusted first. */
function questionsFor(address: string, inquiry: Inquiry): Question[] {
  const domain = domainOf(address);
  const file = (url: string) => askAutoconfig(url, address, inquiry);
  const query = `emailaddress=${encodeURIComponent(address)}`;
  return [
    { source: "autoconfig", asked: file(`https://autoconfig.${domain}/mail/config-v1.1.xml?${query}`) },
    { source: "wellKnown", asked: file(`https://${domain}/.well-known/autoconfig/mail/config-v1.1.xml`) },
    { source: "ispdb", asked: file(`https://autoconfig.thunderbird.net/v1.1/${domain}`) },
    { source: "mx", asked: askMx(domain, inquiry) },
    { source: "srv", asked: askSrv(domain, inquiry) },
    { source: "guess", asked: guessServer(domain, inquiry) },
  ];
}

function discoveryOf(source: DiscoverySource, answer: Answer, address: string): Discovery {
  const domain = domainOf(address);
  if ("passwordless" in answer)
    return { outcome: "passwordless", domain, provider: answer.passwordless, source };
  const { usernameTemplate, ...server } = answer;
  const username = usernameOf(usernameTemplate, address);
  return { outcome: "found", domain, ...server, username, source, certainty: certaintyOf[source] };
}
