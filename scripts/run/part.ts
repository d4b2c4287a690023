import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { Complaint } from "../complaint.ts";

const READY_LIMIT_MS = 60_000;
const GIVE_UP_AFTER = 8;
const CALM_MS = 60_000;

export type PartOptions = {
  name: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  /** SIGKILL follows SIGTERM after this time. */
  graceMs: number;
  onStart: (pid: number) => void;
  /** The part died too often; the whole must stop. */
  onGiveUp: (part: string) => void;
};

/** A process of ours that is started again when it dies, with growing pauses, until told to stop. */
export class Part {
  private child: ChildProcess | undefined;
  private deaths: number[] = [];
  private stopping = false;
  private readonly options: PartOptions;

  constructor(options: PartOptions) {
    this.options = options;
  }

  /** Starts the process and waits for its `{ ready: true }`. @throws Complaint when it ends before */
  async start(): Promise<void> {
    const child = this.spawn();
    const ready = new Promise<boolean>((done) => {
      child.on("message", (message) => done((message as { ready?: boolean }).ready === true));
      child.once("exit", () => done(false));
      setTimeout(() => done(false), READY_LIMIT_MS).unref();
    });
    if (await ready) {
      child.once("exit", () => this.revive());
      if (child.exitCode !== null || child.signalCode !== null) this.revive();
      return;
    }
    if (!this.stopping)
      throw new Complaint(`The part "${this.options.name}" did not start; its last words stand above.`);
  }

  /** Ends the process so that a new one takes its place: what it runs has changed. */
  restart(): void {
    this.deaths = [];
    this.child?.kill("SIGTERM");
  }

  async stop(): Promise<void> {
    this.stopping = true;
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const insist = setTimeout(() => child.kill("SIGKILL"), this.options.graceMs);
    child.kill("SIGTERM");
    await once(child, "exit");
    clearTimeout(insist);
  }

  private spawn(): ChildProcess {
    // Its own process group: signals of the terminal come through us, in the right order.
    const child = spawn(process.execPath, this.options.args, {
      env: { ...this.options.env, OBALKA_PART: this.options.name },
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      detached: true,
    });
    this.child = child;
    if (child.pid) this.options.onStart(child.pid);
    return child;
  }

  private revive(): void {
    if (this.stopping) return;
    const now = Date.now();
    this.deaths = [...this.deaths.filter((death) => now - death < CALM_MS), now];
    if (this.deaths.length >= GIVE_UP_AFTER) {
      this.options.onGiveUp(this.options.name);
      return;
    }
    const pause = Math.min(100 * 2 ** (this.deaths.length - 1), 5000);
    setTimeout(() => {
      if (!this.stopping) this.spawn().once("exit", () => this.revive());
    }, pause);
  }
}
