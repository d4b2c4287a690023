import type { Problem } from "#lib/base/errors.ts";
import type { CertificateFacts } from "#lib/smtp/certificate.ts";
import type { Diagnosis } from "#lib/smtp/diagnose.ts";
import type { Remedy } from "#lib/smtp/diagnosis-rule.ts";
import type { StageEvent } from "#lib/smtp/stages.ts";
import type { TranscriptLine } from "#lib/smtp/transcript.ts";
import type { Encryption } from "./choices.ts";

/** Another way to a server, which answered without anybody signing in. */
export type Repair = { host: string; port: number; encryption: Encryption };

/** A certificate that a server showed, and its text for trusting exactly it. */
export type ShownCertificate = CertificateFacts & { pem: string };

/** How a test ended. */
export type TestResult = {
  mode: "send" | "check";
  to: string;
  host: string;
  transcript: TranscriptLine[];
} & (
  | { outcome: "accepted"; reply: string; proof: string }
  | { outcome: "cancelled" }
  | {
      outcome: "failed";
      /** The sentence: what happened and what to do. */
      problem: Problem;
      diagnosis: Diagnosis["id"];
      severity: Diagnosis["severity"];
      /** What the person should look at. */
      field: Diagnosis["field"];
      reply: string;
      remedy?: Remedy;
      /** The message left, but no answer came: it may have arrived. */
      inDoubt: boolean;
      /** Neighbours that answered, the best one first. */
      repairs: Repair[];
      certificate?: ShownCertificate;
    }
);

/** What a running test tells, as it happens. */
export type TestEvent =
  | ({ kind: "stage" } & StageEvent)
  /** The test has failed; other ways to the server are being tried. */
  | { kind: "searching" }
  | { kind: "ended"; result: TestResult }
  /** Something that nobody foresaw. */
  | { kind: "broken"; problem: Problem };
