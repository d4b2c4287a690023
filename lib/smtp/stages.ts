import type { TlsFacts } from "./certificate.ts";

/** The steps of one submission, in the order of implicit TLS; STARTTLS greets before it encrypts. */
export type Stage = "resolve" | "connect" | "encrypt" | "greet" | "auth" | "sender" | "recipient" | "message";

/** `ms` is the time since the stage began. `tls` comes with `encrypt` done: protocol and certificate. */
export type StageEvent = {
  stage: Stage;
  state: "started" | "done" | "failed";
  ms: number;
  tls?: TlsFacts;
};
export type OnStage = (event: StageEvent) => void;

/** Knows at which stage a submission is, and tells a listener how long each took. */
export class StageClock {
  #stage: Stage = "resolve";
  #since = 0;
  #state: "running" | "silent" | "ended" = "ended";
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
    this.#begin(stage, "running");
    this.#tell({ stage, state: "started", ms: 0 });
  }

  done(tls?: TlsFacts): void {
    if (this.#state === "running") this.#end("done", tls && { tls });
    this.#state = "ended";
  }

  /** Goes on with a stage that was told as done before: it is told again only if it fails after all. */
  resume(stage: Stage): void {
    this.done();
    this.#begin(stage, "silent");
  }

  fail(): void {
    if (this.#state !== "ended") this.#end("failed");
    this.#state = "ended";
  }

  #begin(stage: Stage, state: "running" | "silent"): void {
    this.#stage = stage;
    this.#since = performance.now();
    this.#state = state;
  }

  #end(state: "done" | "failed", more?: { tls: TlsFacts }): void {
    this.#tell({ stage: this.#stage, state, ms: Math.round(performance.now() - this.#since), ...more });
  }
}
