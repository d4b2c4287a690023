import { join } from "node:path";

export type PostfixPlan = {
  /** The folder that everything of this instance lies in. */
  dir: string;
  /** Its own name, for which the certificate is issued. */
  host: string;
  /** Implicit TLS and STARTTLS. */
  ports: { ssl: number; starttls: number };
  /** Who may sign in, and from which address alone they may then send. */
  login: string;
  /** All addresses that there are. */
  mailboxes: string[];
  /** Whose the delivered mail is; Postfix delivers to nobody's account as root. */
  owner: { uid: number; gid: number };
};

/**
 * `main.cf`: submission for those who signed in over TLS, and delivery into folders below `mail/`. What has no
 * mailbox here is refused: there is neither a relay nor a client that mail could leave by.
 */
export function mainConfiguration({ dir, host, login, mailboxes, owner }: PostfixPlan): string {
  const domains = [...new Set(mailboxes.map((address) => address.split("@")[1]))];
  return lines({
    compatibility_level: "3.6",
    queue_directory: join(dir, "queue"),
    data_directory: join(dir, "data"),
    maillog_file: join(dir, "postfix.log"),
    maillog_file_prefixes: dir,
    myhostname: host,
    inet_interfaces: "127.0.0.1",
    inet_protocols: "ipv4",
    // Nobody is trusted for where they come from.
    mynetworks: "",
    mydestination: "",
    alias_maps: "",
    relay_domains: "",
    fast_flush_domains: "",
    local_transport: "error:5.1.1 there are no local users",
    default_transport: "error:5.7.1 mail does not leave this machine",
    virtual_mailbox_domains: domains.join(", "),
    virtual_mailbox_maps: inline(mailboxes.map((address) => [address, `${address}/`])),
    virtual_mailbox_base: join(dir, "mail"),
    virtual_uid_maps: `static:${owner.uid}`,
    virtual_gid_maps: `static:${owner.gid}`,
    smtpd_tls_chain_files: join(dir, "server.pem"),
    smtpd_tls_auth_only: "yes",
    smtpd_sasl_auth_enable: "yes",
    cyrus_sasl_config_path: join(dir, "sasl"),
    smtpd_sender_login_maps: inline([[login, login]]),
    smtpd_client_restrictions: "permit_sasl_authenticated, reject",
    smtpd_sender_restrictions: "reject_sender_login_mismatch",
    smtpd_relay_restrictions: "permit_sasl_authenticated, reject",
  });
}

/** `master.cf`: the services of a mail server that hears two ports and delivers to folders. */
export function serviceConfiguration({ ports }: PostfixPlan): string {
  return [
    `127.0.0.1:${ports.ssl}      inet n - n - - smtpd -o smtpd_tls_wrappermode=yes`,
    `127.0.0.1:${ports.starttls} inet n - n - - smtpd -o smtpd_tls_security_level=encrypt`,
    "cleanup unix       n - n - 0   cleanup",
    "qmgr    unix       n - n 300 1 qmgr",
    "tlsmgr  unix       - - n - 1   tlsmgr",
    "rewrite unix       - - n - -   trivial-rewrite",
    "bounce  unix       - - n - 0   bounce",
    "defer   unix       - - n - 0   bounce",
    "trace   unix       - - n - 0   bounce",
    "proxymap unix      - - n - -   proxymap",
    "showq   unix       n - n - -   showq",
    "error   unix       - - n - -   error",
    "retry   unix       - - n - -   error",
    "virtual unix       - n n - -   virtual",
    "anvil   unix       - - n - 1   anvil",
    "postlog unix-dgram n - n - 1   postlogd",
    "",
  ].join("\n");
}

/** `smtpd.conf` of Cyrus SASL: passwords come from a database of our own. */
export function loginConfiguration({ dir }: PostfixPlan): string {
  return [
    "pwcheck_method: auxprop",
    "auxprop_plugin: sasldb",
    "mech_list: PLAIN LOGIN",
    `sasldb_path: ${join(dir, "sasl", "sasldb2")}`,
    "",
  ].join("\n");
}

function lines(settings: Record<string, string>): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name} = ${value}\n`)
    .join("");
}

function inline(pairs: [string, string][]): string {
  return `inline:{ ${pairs.map(([from, to]) => `{ ${from} = ${to} }`).join(", ")} }`;
}
