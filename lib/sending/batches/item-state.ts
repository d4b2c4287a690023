import { sql } from "#lib/base/db.ts";

/** The state of an item `i` of a batch with its delivery `d`, as `itemStates` name them: a piece of a statement. */
export const itemState = sql`CASE WHEN d."id" IS NULL THEN i."state"::text WHEN d."state" = 'queued' THEN 'inLine'
  ELSE d."state"::text END`;
