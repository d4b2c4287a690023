import pg from "pg";
import { type Cluster, startCluster } from "../postgres/cluster.ts";
import { complain } from "../say.ts";

const DATABASE_NAME = "obalka";

/** The embedded PostgreSQL as a part: started again on the same port when it dies, until told to stop. */
export class EmbeddedDatabase {
  private launched: Promise<Cluster> | undefined;
  private stopping = false;
  private readonly dir: string;
  private readonly onStart: (pid: number) => void;

  constructor(dir: string, onStart: (pid: number) => void) {
    this.dir = dir;
    this.onStart = onStart;
  }

  /** @returns the connection string of the app's own database, made at the first start */
  async start(): Promise<string> {
    const cluster = await this.launch();
    await createIfMissing(cluster.url("postgres"));
    return cluster.url(DATABASE_NAME);
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

async function createIfMissing(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE_NAME]);
  if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE_NAME}`);
  await client.end();
}
