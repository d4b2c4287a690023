import { SettingsError } from "#lib/base/env.ts";
import { Complaint } from "./complaint.ts";
import { complain } from "./say.ts";

/** Runs a command to its end: what the operator can mend is said in a sentence, and the exit code is not 0. */
export async function runCommand(deed: () => Promise<void>): Promise<never> {
  try {
    await deed();
    process.exit(0);
  } catch (error) {
    const mendable = error instanceof Complaint || error instanceof SettingsError;
    complain(mendable ? error.message : `Obálka stopped on an error of its own.\n${(error as Error).stack}`);
    process.exit(1);
  }
}
