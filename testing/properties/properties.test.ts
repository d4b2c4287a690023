import fc from "fast-check";
import { expect, test } from "vitest";
import { addresses } from "./addresses.ts";
import { composed, headers } from "./headers.ts";
import { hostAddresses, hosts } from "./hosts.ts";

// Some thousand cases here; `npm run properties -- --cases 1000000` runs as many as one likes.
const cases = Number(process.env.PROPERTY_CASES ?? 10_000);
const seed = process.env.PROPERTY_SEED ? { seed: Number(process.env.PROPERTY_SEED) } : {};

/** A part of all cases: a message takes the time of a hundred addresses. */
function share(part: number) {
  const numRuns = Math.ceil(cases * part);
  return { run: { numRuns, ...seed }, timeout: 60_000 + numRuns * 20 };
}

const [ofAddresses, ofHosts, ofPlaces, ofHeaders] = [share(0.4), share(0.3), share(0.2), share(0.1)];

test(`addresses: ${ofAddresses.run.numRuns} cases`, ofAddresses, () => fc.assert(addresses, ofAddresses.run));

test(`hosts: ${ofHosts.run.numRuns} cases`, ofHosts, () => fc.assert(hosts, ofHosts.run));

test(`addresses of hosts: ${ofPlaces.run.numRuns} cases`, ofPlaces, () =>
  fc.assert(hostAddresses, ofPlaces.run),
);

test(`headers and envelopes: ${ofHeaders.run.numRuns} cases`, ofHeaders, async () => {
  await fc.assert(headers, ofHeaders.run);
  // Not all of it may be refused, or nothing was looked at.
  expect(composed.count).toBeGreaterThan(ofHeaders.run.numRuns / 10);
});
