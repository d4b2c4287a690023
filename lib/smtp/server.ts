/** One certificate that a person has seen and trusts for one mailbox, besides the usual roots. */
export type TrustedCertificate = {
  pem: string;
  /** SHA-256 of the whole certificate, as Node writes it: `AB:CD:…`. */
  fingerprint256: string;
};

/** Where a mailbox sends from, and as whom. `username` empty: no login. */
export type SmtpServer = {
  host: string;
  port: number;
  encryption: "ssl" | "starttls" | "none";
  username: string;
  password: string;
  trustedCertificate?: TrustedCertificate;
};
