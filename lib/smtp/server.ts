/** Where a mailbox sends from, and as whom. `username` empty: no login. */
export type SmtpServer = {
  host: string;
  port: number;
  encryption: "ssl" | "starttls" | "none";
  username: string;
  password: string;
};
