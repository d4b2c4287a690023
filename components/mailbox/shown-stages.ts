import type { TestEvent } from "#lib/mailbox/test-events.ts";

type StageNews = Extract<TestEvent, { kind: "stage" }>;

/** A stage as the screen shows it: also those that are still to come. */
export type ShownStage = Omit<StageNews, "kind" | "state"> & { state: "waiting" | StageNews["state"] };

const implicitTls = ["resolve", "connect", "encrypt", "greet"] as const;
const startTls = ["resolve", "connect", "greet", "encrypt"] as const;
const plain = ["resolve", "connect", "greet"] as const;

type Beginning = { encryption: string; username: string; mode: "send" | "check" };

/** All stages of a test before it begins, in the order in which they will come. */
export function beginStages({ encryption, username, mode }: Beginning): ShownStage[] {
  const way = encryption === "ssl" ? implicitTls : encryption === "starttls" ? startTls : plain;
  const login = username.trim() === "" ? [] : (["auth"] as const);
  const message = mode === "check" ? [] : (["message"] as const);
  const stages = [...way, ...login, ...(["sender", "recipient"] as const), ...message];
  return stages.map((stage) => ({ stage, state: "waiting", ms: 0 }));
}

/** The stages after one more piece of news; a stage that nobody expected is put where it came. */
export function stageAfter(shown: ShownStage[], { kind: _kind, ...news }: StageNews): ShownStage[] {
  const known = shown.some(({ stage }) => stage === news.stage);
  if (known) return shown.map((stage) => (stage.stage === news.stage ? { ...stage, ...news } : stage));
  const begun = shown.filter(({ state }) => state !== "waiting");
  return [...begun, news, ...shown.slice(begun.length)];
}
