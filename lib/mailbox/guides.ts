/** The guides, each with the ids of its steps. An id is an address (`/guide/gmail#two-step`): it never changes. */
export const guides = {
  gmail: ["security", "two-step", "app-passwords", "create", "copy", "settings"],
  seznam: ["two-factor", "app-password", "settings"],
  icloud: ["two-factor", "app-password", "settings"],
  yahoo: ["security", "app-password", "settings"],
  microsoft365: ["private-address", "dates", "administrator", "settings"],
  zoho: ["region", "app-password", "settings"],
  fastmail: ["security", "app-password", "settings"],
} as const;

export type GuideId = keyof typeof guides;
export type GuideStepId<Id extends GuideId = GuideId> = (typeof guides)[Id][number];

export const guideIds = Object.keys(guides) as GuideId[];

export function isGuideId(text: string): text is GuideId {
  return Object.hasOwn(guides, text);
}
