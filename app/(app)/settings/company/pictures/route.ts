import { uploadHandler } from "#lib/auth/action.ts";
import { MAX_PICTURE_BYTES } from "#lib/company/pictures/choices.ts";
import { savePicture } from "#lib/company/pictures/save-picture.ts";
import { pictureSchema } from "#lib/company/pictures/schema.ts";

export const POST = uploadHandler("company:write", pictureSchema, savePicture, MAX_PICTURE_BYTES);
