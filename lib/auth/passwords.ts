import { hashPassword, verifyPassword } from "better-auth/crypto";
import { bounded } from "./bounded.ts";

// scrypt takes 32 MB and tens of milliseconds on one of libuv's four threads; the others stay for files and names.
const inTurn = bounded({ atOnce: 2, waiting: 150 });

/** Hashes a password with scrypt (NFKC, N = 2^14, r = 16). @throws UserError when too many wait for this already */
export const hashOf = (password: string): Promise<string> => inTurn(() => hashPassword(password));

/** Whether a password is the one that was hashed. @throws UserError when too many wait for this already */
export const isPassword = (given: { hash: string; password: string }): Promise<boolean> =>
  inTurn(() => verifyPassword(given));
