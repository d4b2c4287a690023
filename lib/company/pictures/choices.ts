/** What a company shows on its documents besides text. */
export const pictureKinds = ["logo", "signature"] as const;
export type PictureKind = (typeof pictureKinds)[number];

export const MAX_PICTURE_MB = 2;
export const MAX_PICTURE_BYTES = MAX_PICTURE_MB * 1024 * 1024;
/** Of each side. */
export const MAX_PICTURE_PIXELS = 4_000;
