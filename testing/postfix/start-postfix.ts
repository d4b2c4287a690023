import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { authority, listenOnAllowedPort } from "#testing/peer-ports.ts";
import {
  loginConfiguration,
  mainConfiguration,
  type PostfixPlan,
  serviceConfiguration,
} from "./configuration.ts";

const programs = {
  postfix: "/usr/sbin/postfix",
  postqueue: "/usr/sbin/postqueue",
  saslpasswd2: "/usr/sbin/saslpasswd2",
};
// Debian's "nobody": delivered mail must belong to somebody, and not to root.
const NOBODY = { uid: 65534, gid: 65534 };

export type Postfix = {
  ports: PostfixPlan["ports"];
  /** What has been delivered to an address, in no particular order. */
  inbox: (address: string) => Buffer[];
  /** The messages that wait in the queue now. */
  queue: () => string[];
  /** Another password for the login, from now on. */
  setPassword: (password: string) => void;
  /** What it has written down so far. */
  log: () => string;
  /** Ends it and removes its folder. */
  stop: () => Promise<void>;
};

export type PostfixOrder = Pick<PostfixPlan, "host" | "login" | "mailboxes"> & { password: string };

/** Whether Debian's postfix, sasl2-bin and libsasl2-modules are here, and we may start what they need. */
export function canStartPostfix(): boolean {
  // Each of its processes has an account of its own, which only root can give it.
  return (
    process.getuid?.() === 0 &&
    Object.values(programs).every((path) => existsSync(path)) &&
    globSync("/usr/lib/*/sasl2/libplain.so").length > 0
  );
}

/** Starts a Postfix of our own beside one that the system may have: other folders, other ports, loopback only. */
export async function startPostfix({ password, ...order }: PostfixOrder): Promise<Postfix> {
  const dir = mkdtempSync(join(tmpdir(), "obalka-postfix-"));
  const ports = { ssl: await freePort(), starttls: await freePort() };
  const plan = { ...order, dir, ports, owner: NOBODY };
  furnish(plan);
  storePassword(plan, password);
  const guard = launch(dir);
  return {
    ports,
    inbox: (address) => readInbox(join(dir, "mail", address, "new")),
    queue: () => run(programs.postqueue, ["-c", dir, "-j"]).split("\n").filter(Boolean),
    setPassword: (fresh) => storePassword(plan, fresh),
    log: () => readFileSync(join(dir, "postfix.log"), "utf8"),
    stop: async () => {
      guard.stdin?.end();
      await once(guard, "exit");
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listenOnAllowedPort(server);
  server.close();
  await once(server, "close");
  return port;
}

function furnish(plan: PostfixPlan): void {
  const { dir, host, owner } = plan;
  // The accounts of its processes must get through.
  chmodSync(dir, 0o755);
  for (const folder of ["mail", "queue", "sasl"]) mkdirSync(join(dir, folder));
  chownSync(join(dir, "mail"), owner.uid, owner.gid);
  const { key, cert } = authority.issue({ names: [host] });
  writeFileSync(join(dir, "server.pem"), key + cert, { mode: 0o600 });
  writeFileSync(join(dir, "main.cf"), mainConfiguration(plan));
  writeFileSync(join(dir, "master.cf"), serviceConfiguration(plan));
  writeFileSync(join(dir, "sasl", "smtpd.conf"), loginConfiguration(plan));
}

function storePassword({ dir, login }: PostfixPlan, password: string): void {
  const [user = "", realm = ""] = login.split("@");
  const database = join(dir, "sasl", "sasldb2");
  run(programs.saslpasswd2, ["-p", "-c", "-f", database, "-u", realm, user], password);
  chmodSync(database, 0o644);
}

/** Starts it, and a guard that ends it and clears up as soon as we let go, be it only by being killed. */
function launch(dir: string): ChildProcess {
  run(programs.postfix, ["-c", dir, "start"]);
  const guarding = `read -r _; ${programs.postfix} -c "$0" stop; rm -rf "$0"`;
  return spawn("sh", ["-c", guarding, dir], {
    cwd: "/",
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
}

function run(program: string, args: string[], input = ""): string {
  return execFileSync(program, args, { input, encoding: "utf8", stdio: ["pipe", "pipe", "pipe"] });
}

function readInbox(folder: string): Buffer[] {
  return existsSync(folder) ? readdirSync(folder).map((name) => readFileSync(join(folder, name))) : [];
}
