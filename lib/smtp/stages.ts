/** The steps of one submission, in the order of implicit TLS; STARTTLS greets before it encrypts. */
export type Stage = "resolve" | "connect" | "encrypt" | "greet" | "auth" | "sender" | "recipient" | "message";

/** `ms` is the time since the stage began. */
export type StageEvent = { stage: Stage; state: "started" | "done" | "failed"; ms: number };
export type OnStage = (event: StageEvent) => void;

/** Knows at which stage a submission is, and tells a listener how long each took. */
export class StageClock {
  #stage: Stage = "resolve";
  #since = 0;
  #running = false;
  readonly #tell: OnStage;

  constructor(tell: OnStage = () => {}) {
    this.#tell = tell;
  }

  /** The stage that runs, or ended last. */
  get stage(): Stage {
    return this.#stage;
  }

  /** Begins a stage; the one before it is done. */
  enter(stage: Stage): void {
    this.done();
    this.#stage = stage;
    this.#since = performance.now();
    this.#running = true;
    this.#tell({ stage, state: "started", ms: 0 });
  }

  done(): void {
    this.#end("done");
  }

  fail(): void {
    this.#end("failed");
  }

  #end(state: "done" | "failed"): void {
    if (!this.#running) return;
    this.#running = false;
    this.#tell({ stage: this.#stage, state, ms: Math.round(performance.now() - this.#since) });
  }
}
