import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { Complaint } from "../complaint.ts";
import { type PostgresAccount, postgresAccount } from "./account.ts";
import { postgresBinaries } from "./binaries.ts";

const ROLE = "obalka";
const START_LIMIT_MS = 60_000;

export type Cluster = {
  process: ChildProcess;
  /** The connection string of one database of this server. */
  url: (database: string) => string;
  /** Fast shutdown; resolves when the server has gone. */
  stop: () => Promise<void>;
};

type Options = {
  /** Holds `db/` (the cluster) and `db.password`. */
  dir: string;
  port?: number;
  /** For test servers only: the data may be lost in a crash of the machine. */
  careless?: boolean;
};

/**
 * Starts the real PostgreSQL server from npm on 127.0.0.1, made at the first start.
 * @throws Complaint when the folder or the platform does not allow it
 */
export async function startCluster({ dir, port, careless = false }: Options): Promise<Cluster> {
  const bin = postgresBinaries();
  mkdirSync(dir, { recursive: true, mode: 0o755 });
  const account = postgresAccount([bin, dir]);
  const data = join(dir, "db");
  if (!existsSync(join(data, "PG_VERSION"))) await initialise(bin, dir, account);
  const password = readFileSync(join(dir, "db.password"), "utf8").trim();
  const usedPort = port ?? (await freePort());
  const server = await launch(join(bin, "postgres"), data, usedPort, account, careless);
  return {
    process: server,
    url: (database) => `postgresql://${ROLE}:${password}@127.0.0.1:${usedPort}/${database}`,
    stop: async () => {
      if (server.exitCode !== null || server.signalCode !== null) return;
      server.kill("SIGINT");
      await once(server, "exit");
    },
  };
}

// Made beside its place and moved there when whole, so that a start killed half-way leaves nothing behind.
async function initialise(bin: string, dir: string, account: PostgresAccount): Promise<void> {
  const fresh = join(dir, "db.new");
  const passwordFile = join(dir, "db.password");
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  writeFileSync(passwordFile, crypto.randomUUID().replaceAll("-", ""), { mode: 0o600 });
  if (process.getuid?.() === 0) {
    chownSync(fresh, account.uid, account.gid);
    chownSync(passwordFile, account.uid, account.gid);
  }
  const [program = "", ...args] = account.wrap(join(bin, "initdb"), [
    ...["-D", fresh, "-U", ROLE, `--pwfile=${passwordFile}`, "--auth=scram-sha-256"],
    ...["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
    ...["--data-checksums", "--no-instructions"],
  ]);
  const initdb = spawn(program, args, { cwd: "/", stdio: ["ignore", "pipe", "pipe"] });
  const said = collect(initdb);
  const [code] = await once(initdb, "exit");
  if (process.getuid?.() === 0) chownSync(passwordFile, 0, 0);
  chmodSync(passwordFile, 0o600);
  if (code !== 0) throw new Complaint(explain(said(), dir));
  renameSync(fresh, join(dir, "db"));
}

async function launch(
  postgres: string,
  data: string,
  port: number,
  account: PostgresAccount,
  careless: boolean,
): Promise<ChildProcess> {
  const settings = {
    port: String(port),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    synchronous_commit: careless ? "off" : "on",
    fsync: careless ? "off" : "on",
    max_connections: careless ? "300" : "100",
    log_min_messages: "warning",
  };
  const deadline = Date.now() + START_LIMIT_MS;
  for (;;) {
    const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
    const [program = "", ...args] = account.wrap(postgres, ["-D", data, ...flags]);
    // Its own process group: a Ctrl-C in the terminal is for us to pass on, in the right order.
    const server = spawn(program, args, { cwd: "/", detached: true, stdio: ["ignore", "ignore", "pipe"] });
    const said = collect(server);
    const ready = await untilReady(server, data, port, deadline);
    if (ready) return server;
    // The backends of a killed server need a moment to notice that it has gone.
    const passing = /shared memory block|lock file ".*" already exists/.test(said()) && Date.now() < deadline;
    if (!passing) throw new Complaint(explain(said(), data));
    await new Promise((wake) => setTimeout(wake, 200));
  }
}

// The eighth line of postmaster.pid is "ready" once the server accepts connections.
async function untilReady(
  server: ChildProcess,
  data: string,
  port: number,
  deadline: number,
): Promise<boolean> {
  while (server.exitCode === null && server.signalCode === null) {
    const lines = readPidFile(data);
    if (lines[0] === String(server.pid) && lines[3] === String(port) && lines[7]?.trim() === "ready")
      return true;
    if (Date.now() > deadline) server.kill("SIGQUIT");
    await new Promise((wake) => setTimeout(wake, 15));
  }
  return false;
}

function readPidFile(data: string): string[] {
  try {
    return readFileSync(join(data, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return [];
  }
}

/** The last 4 kB of what a program says on standard error and output. */
function collect(child: ChildProcess): () => string {
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4000);
    });
  }
  return () => said;
}

function explain(said: string, dir: string): string {
  if (/No space left on device/.test(said)) {
    return `The disk of ${dir} is full. Free some space, or set DATA_DIR to a folder on another disk.`;
  }
  if (/Permission denied|Operation not permitted|Read-only file system/.test(said)) {
    return `PostgreSQL may not write to ${dir}. Give the folder to the user that runs Obálka, or set DATA_DIR to another one.`;
  }
  return `PostgreSQL did not start in ${dir}. It said:\n${said.trim()}`;
}

/** A TCP port on the loopback that nobody uses at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
