import type cs from "#locales/cs.json";
import type { FailureFacts } from "./failure.ts";
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

/**
 * Who can mend it:
 * wrong: the person, in the form or in the account of the mailbox;
 * wait: time, and Obálka tries again by itself;
 * provider: whoever runs the server, the network or the account;
 * message: the mailbox is fine, this message or its recipient is not;
 * bug: nobody knows yet: words and transcript are what helps.
 */
export type Severity = "wrong" | "wait" | "provider" | "message" | "bug";

/** The step of the Gmail guide that helps. */
type GuideStep = "security" | "two-step" | "app-passwords" | "create" | "copy" | "settings" | "missing";

/** What a button can do about it. */
export type Remedy =
  | { kind: "fill"; values: Partial<Pick<SmtpServer, "host" | "port" | "encryption">> }
  | { kind: "guide"; step: GuideStep }
  /** A page of the provider, opened beside the app. */
  | { kind: "page"; url: string }
  /** Ask the neighbours, and offer the one that answers. */
  | { kind: "neighbours" }
  /** Show the certificate: the person may trust exactly it. */
  | { kind: "trust" }
  /** The login becomes the sender, and the wanted address the Reply-To. */
  | { kind: "senderIsLogin" };

/** All that a rule names must hold; of a list one is enough. */
export type Rule = {
  id: DiagnosisId;
  severity: Severity;
  field?: DiagnosisField;
  remedy?: Remedy | ((failure: FailureFacts) => Remedy | undefined);
  account?: boolean;
  permanent?: boolean;
  /** Seconds. */
  retryAfter?: number;
  /** Known by the mailbox's preset, by the server, or by the words of the reply. */
  provider?: { names: string[]; host?: RegExp; text?: RegExp };
  stage?: Stage | Stage[];
  code?: string | string[];
  original?: string | string[];
  response?: number | number[];
  enhanced?: string | string[];
  text?: RegExp;
  encryption?: SmtpServer["encryption"] | SmtpServer["encryption"][];
  port?: number | number[];
  /** What no list can say. */
  when?: (failure: FailureFacts) => boolean;
};
