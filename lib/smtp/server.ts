/** One certificate that a person has seen and trusts for one mailbox, besides the usual roots. */
export type TrustedCertificate = {
  pem: string;
  /** SHA-256 of the whole certificate, as Node writes it: `AB:CD:…`. */
  fingerprint256: string;
};

/** Marks a server that the operator has named, which nothing that a person types can: no JSON has such a key. */
export const namedByOperator = Symbol("named by the operator");

/** Where a mailbox sends from, and as whom. `username` empty: no login. */
export type SmtpServer = {
  host: string;
  port: number;
  encryption: "ssl" | "starttls" | "none";
  username: string;
  password: string;
  trustedCertificate?: TrustedCertificate;
  [namedByOperator]?: true;
};
