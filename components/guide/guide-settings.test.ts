import { expect, test } from "vitest";
import { guideIds } from "#lib/mailbox/guides.ts";
import { providerById } from "#lib/mailbox/providers.ts";
import { guideSettings } from "./guide-settings.ts";

test.each(guideIds)("the guide to %s tells the settings that the form fills in", (id) => {
  const preset = providerById(id);
  const { host, ports } = guideSettings[id];
  const ways = [preset, ...(preset?.alternatives ?? [])].filter((way) => way?.host === host);
  expect(ways.map((way) => [way?.port, way?.encryption])).toEqual(ports);
});
