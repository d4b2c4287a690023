import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

export type WorkerOptions = {
  /** A point of `lib/outbox/fault.ts`, with the time: `rcpt:3`. */
  killAt?: string | undefined;
  stopAt?: string | undefined;
  clockShiftMs?: number;
  env: NodeJS.ProcessEnv;
  /** File descriptor of its log. */
  log: number;
};

/** A real worker, as `npm start` runs it. Only this process of ours is ever signalled. */
export class WorkerProcess {
  /** Resolves when it claims, or has died before. */
  readonly ready: Promise<void>;
  /** Resolves when it is about to stop itself at the point of `stopAt`. */
  readonly stopping: Promise<void>;
  /** The exit code, or the signal that ended it. */
  readonly exited: Promise<number | NodeJS.Signals>;
  readonly #child: ChildProcess;

  constructor({ killAt, stopAt, clockShiftMs = 0, env, log }: WorkerOptions) {
    const clock = clockShiftMs === 0 ? [] : ["--import", "./chaos/shift-clock.ts"];
    this.#child = spawn(process.execPath, [...clock, "scripts/parts/worker.ts"], {
      env: {
        ...env,
        OBALKA_PART: "worker",
        OBALKA_CLOCK_SHIFT_MS: String(clockShiftMs),
        ...(killAt && { OBALKA_KILL_AT: killAt }),
        ...(stopAt && { OBALKA_STOP_AT: stopAt }),
      },
      stdio: ["ignore", log, log, "ipc"],
    });
    this.exited = once(this.#child, "exit").then(([code, signal]) => signal ?? code);
    const hears = (word: string) =>
      new Promise<void>((done) => {
        this.#child.on("message", (message) => Object.hasOwn(message as object, word) && done());
      });
    this.ready = Promise.race([hears("ready"), this.exited.then(() => {})]);
    this.stopping = hears("stopsAt");
  }

  get alive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  signal(signal: NodeJS.Signals): void {
    if (this.alive) this.#child.kill(signal);
  }

  /** Makes sure that nothing of it is left. */
  async end(): Promise<void> {
    this.signal("SIGKILL");
    await this.exited;
  }
}
