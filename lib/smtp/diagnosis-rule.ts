import type cs from "#locales/cs.json";
import type { SmtpServer } from "./server.ts";
import type { Stage } from "./stages.ts";

export type DiagnosisId = keyof (typeof cs)["diagnosis"];

export type DiagnosisField =
  | "host"
  | "port"
  | "encryption"
  | "username"
  | "password"
  | "address"
  | "recipient";

/** All that a rule names must hold; of a list one is enough. */
export type Rule = {
  id: DiagnosisId;
  field?: DiagnosisField;
  account?: boolean;
  permanent?: boolean;
  /** Seconds. */
  retryAfter?: number;
  /** Known by the mailbox's preset, or by the words of the reply. */
  provider?: { names: string[]; text: RegExp };
  stage?: Stage | Stage[];
  code?: string | string[];
  original?: string | string[];
  response?: number | number[];
  enhanced?: string | string[];
  text?: RegExp;
  encryption?: SmtpServer["encryption"] | SmtpServer["encryption"][];
  port?: number | number[];
  host?: string | string[];
};
