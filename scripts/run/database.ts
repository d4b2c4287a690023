import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { Complaint } from "../complaint.ts";
import { asAppRole, giveAppRights, makeAppRole } from "../database/app-role.ts";
import { type Cluster, startCluster } from "../postgres/cluster.ts";
import { complain } from "../say.ts";

const DATABASE_NAME = "obalka";
/** Where `npm run restore` makes ready what it will put in place. */
export const UNFINISHED_RESTORE = "restore.unfinished";

/** The embedded PostgreSQL as a part: started again on the same port when it dies, until told to stop. */
export class EmbeddedDatabase {
  private launched: Promise<Cluster> | undefined;
  private stopping = false;
  private readonly dir: string;
  private readonly onStart: (pid: number) => void;
  /** Of the app's role: another one at each start, and nowhere in a file. */
  private readonly password = randomBytes(24).toString("hex");

  constructor(dir: string, onStart: (pid: number) => void) {
    this.dir = dir;
    this.onStart = onStart;
  }

  /**
   * @returns the connection string of the app's own database, made at the first start; by it one may do everything
   * @throws Complaint where a restore was cut off, and an empty database would take the place of the one to come
   */
  async start(): Promise<string> {
    requireNoCutOffRestore(this.dir);
    const cluster = await this.launch();
    await asked(cluster.url("postgres"), createIfMissing);
    return cluster.url(DATABASE_NAME);
  }

  /**
   * Lets the app in, once the database is migrated.
   * @param ownerUrl what `start` returned
   * @returns the connection string of a role that reads and writes rows, and nothing else
   */
  async letAppIn(ownerUrl: string): Promise<string> {
    await asked(ownerUrl, async (client) => {
      await makeAppRole(client, this.password);
      await giveAppRights(client);
    });
    return asAppRole(ownerUrl, this.password);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    // A server that is just coming up again must not outlive us; why it does not come up was said already.
    const cluster = await this.launched?.catch(() => undefined);
    await cluster?.stop();
  }

  private launch(port?: number): Promise<Cluster> {
    this.launched = this.begin(port);
    return this.launched;
  }

  private async begin(port?: number): Promise<Cluster> {
    const cluster = await startCluster({ dir: this.dir, port });
    if (cluster.process.pid) this.onStart(cluster.process.pid);
    cluster.process.once("exit", () => this.revive(Number(new URL(cluster.url("")).port)));
    return cluster;
  }

  private async revive(port: number): Promise<void> {
    if (this.stopping) return;
    try {
      await this.launch(port);
    } catch (error) {
      complain(
        `The database died and does not start again: ${(error as Error).message} Trying again in 5 s.`,
      );
      setTimeout(() => this.revive(port), 5000);
    }
  }
}

function requireNoCutOffRestore(dir: string): void {
  if (existsSync(join(dir, "db")) || !existsSync(join(dir, UNFINISHED_RESTORE))) return;
  throw new Complaint(
    `A restore into ${dir} was cut off before it was done. Run npm run restore -- FOLDER again, with the same backup.`,
  );
}

async function createIfMissing(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE_NAME]);
  if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE_NAME}`);
}

async function asked(url: string, deed: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await deed(client);
  } finally {
    await client.end();
  }
}
