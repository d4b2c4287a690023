import { type Answer, callAction, callRoute, schemaOf } from "./call-doors.ts";
import type { Door } from "./read-doors.ts";
import { sampleInput } from "./sample-input.ts";
import { SECRET_WORD } from "./secret-word.ts";

/** An id that no record has. */
export const NOBODY = "11111111-1111-4111-8111-111111111111";

/** An input that a door takes, about this record. */
export const inputFor = async (door: Door, id: string) => sampleInput(await schemaOf(door), id);

/** Calls a door that changes something, whichever kind it is. */
export function call(door: Door, caller: { url: string; cookie: string }, input: unknown): Promise<Answer> {
  return door.kind === "action" ? callAction(caller, door, input) : callRoute(caller, door, NOBODY, input);
}

/** Who goes on sending after they were refused hears no more. */
export const orCutOff = (answer: Promise<Answer>) =>
  answer.catch((): Answer => ({ status: 413, text: "", leadsTo: "", setsCookie: false }));

export const refuses = ({ text }: Answer, problem: string): boolean =>
  text.includes(`"problem":"${problem}"`);

/** An action that is written as a function gives no answer: it may lead elsewhere, and sets nothing. */
export const isSilent = ({ file }: Door, { text, setsCookie }: Answer): boolean =>
  file === "app/actions.ts" && !setsCookie && !text.includes('"ok":true');

/** Whether it tells anything of the company that nobody else may see. */
export const tells = ({ text }: Answer): boolean => text.includes(SECRET_WORD);
