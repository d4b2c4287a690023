import { APIError } from "better-auth/api";
import { db, type Tx } from "#lib/base/db.ts";
import { UserError } from "#lib/base/errors.ts";
import { authWithin } from "./auth.ts";

type Api = ReturnType<typeof authWithin>["api"];

const LONGEST = { maxWait: 10_000, timeout: 20_000 };

/**
 * Runs what better-auth does and what is written down about it in one transaction: neither is there without the other.
 * A refusal is kept too, since failed tries are counted by it, and thrown then.
 */
export async function withTrace<T>(deed: (api: Api, tx: Tx) => Promise<T>): Promise<T> {
  const ended = await db().$transaction(async (tx) => {
    try {
      return { value: await deed(authWithin(tx).api, tx) };
    } catch (error) {
      if (error instanceof APIError || error instanceof UserError) return { refusal: error };
      throw error;
    }
  }, LONGEST);
  if ("refusal" in ended) throw ended.refusal;
  return ended.value;
}
