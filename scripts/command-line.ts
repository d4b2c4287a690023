import { type ParseArgsConfig, parseArgs } from "node:util";
import { Complaint } from "./complaint.ts";

/** What stands after the command. @throws Complaint with the help when it cannot be understood */
export function readCommandLine<T extends ParseArgsConfig>(config: T, help: string) {
  try {
    return parseArgs(config);
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    throw code.startsWith("ERR_PARSE_ARGS") ? new Complaint(`${message}\n${help}`) : error;
  }
}
