import { once } from "node:events";
import pg from "pg";
import { type Cluster, startCluster } from "#scripts/postgres/cluster.ts";
import { makeDatabase } from "#testing/postgres.ts";
import { pause } from "./together.ts";

const NAME = "chaos";
const TOO_MANY_CONNECTIONS = "53300";

/** A careful PostgreSQL server of the run's own, which can be crashed, crowded and started again on the same port. */
export class Database {
  crashes = 0;
  crowds = 0;
  /** False while it is down, or takes no new connections. */
  usable = true;
  #cluster: Cluster;
  readonly #dir: string;
  readonly #port: number;

  private constructor(dir: string, cluster: Cluster) {
    this.#dir = dir;
    this.#cluster = cluster;
    this.#port = Number(new URL(cluster.url(NAME)).port);
  }

  static async start(dir: string): Promise<Database> {
    return new Database(dir, await startCluster({ dir }));
  }

  /** How often it was not usable so far. */
  get outages(): number {
    return this.crashes + this.crowds;
  }

  /** A migrated database on it. @returns its address */
  migrated(): Promise<string> {
    return makeDatabase(this.#cluster.url("postgres"), NAME);
  }

  /** What `pg_ctl stop -m immediate` does: no checkpoint, no farewell to anybody. */
  async crash(): Promise<void> {
    this.usable = false;
    this.crashes++;
    const exited = once(this.#cluster.process, "exit");
    this.#cluster.process.kill("SIGQUIT");
    await exited;
  }

  async startAgain(): Promise<void> {
    this.#cluster = await startCluster({ dir: this.#dir, port: this.#port });
    this.usable = true;
  }

  /** Takes every connection that is left, for a while: nobody else gets a new one. */
  async crowd(whileMs: number, signal: AbortSignal): Promise<void> {
    this.usable = false;
    this.crowds++;
    const crowd: pg.Client[] = [];
    while (await this.#joins(crowd));
    await pause(whileMs, signal);
    await Promise.all(crowd.map((client) => client.end()));
    this.usable = true;
  }

  async stop(): Promise<void> {
    await this.#cluster.stop();
  }

  async #joins(crowd: pg.Client[]): Promise<boolean> {
    const client = new pg.Client({ connectionString: this.#cluster.url(NAME) });
    client.on("error", () => {});
    try {
      await client.connect();
      return crowd.push(client) > 0;
    } catch (error) {
      if ((error as { code?: string }).code === TOO_MANY_CONNECTIONS) return false;
      throw error;
    }
  }
}
