import type { GuideId } from "#lib/mailbox/guides.ts";
import { gmailGuide } from "./gmail/gmail-guide.tsx";
import type { GuideContent, Place } from "./guide-content.ts";
import { fastmailGuide } from "./providers/fastmail-guide.tsx";
import { icloudGuide } from "./providers/icloud-guide.tsx";
import { microsoft365Guide } from "./providers/microsoft365-guide.tsx";
import { seznamGuide } from "./providers/seznam-guide.tsx";
import { yahooGuide } from "./providers/yahoo-guide.tsx";
import { zohoGuide } from "./providers/zoho-guide.tsx";

const contents: { [Id in GuideId]: (place: Place) => Promise<GuideContent<Id>> } = {
  gmail: gmailGuide,
  seznam: seznamGuide,
  icloud: icloudGuide,
  yahoo: yahooGuide,
  microsoft365: microsoft365Guide,
  zoho: zohoGuide,
  fastmail: fastmailGuide,
};

/** A guide in the reader's language, its steps in their order. */
export async function readGuide(id: GuideId, place: Place) {
  const { steps, ...guide } = await contents[id](place);
  return { id, ...guide, steps: Object.entries(steps).map(([id, step]) => ({ id, ...step })) };
}
