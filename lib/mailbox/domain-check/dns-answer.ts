/** Why DNS told us nothing: no answer in time, an answer that is an error, more than can be a mail record. */
export type UnknownReason = "timeout" | "failed" | "tooLarge";

/**
 * What DNS says about the TXT records of one name. `none` is a definite answer; whatever is not definite is
 * `unknown`. `noSuchName`: the name itself does not exist (NXDOMAIN), not only its TXT records.
 */
export type DnsAnswer =
  | { kind: "records"; texts: string[] }
  | { kind: "none"; noSuchName?: true }
  | { kind: "unknown"; why: UnknownReason };
