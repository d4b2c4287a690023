/**
 * What happens, as it happens, for one listener: `push` from anywhere, read by `for await`. A reader that leaves
 * (break, a closed page) is noticed at once, also while nothing happens.
 */
export class Channel<T> implements AsyncIterable<T> {
  readonly #waiting: T[] = [];
  readonly #onLeave: () => void;
  #wake: (() => void) | undefined;
  #closed = false;
  #error: { reason: unknown } | undefined;

  /** @param onLeave called when the reader leaves before the end */
  constructor(onLeave: () => void = () => {}) {
    this.#onLeave = onLeave;
  }

  push(item: T): void {
    if (this.#closed) return;
    this.#waiting.push(item);
    this.#wake?.();
  }

  /** Nothing more comes; with an error the reader gets it after what was pushed before. */
  close(error?: { reason: unknown }): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#error = error;
    this.#wake?.();
  }

  [Symbol.asyncIterator](): AsyncIterator<T> {
    const leave = async (): Promise<IteratorResult<T>> => {
      if (!this.#closed) this.#onLeave();
      this.close();
      this.#waiting.length = 0;
      return { done: true, value: undefined };
    };
    return { next: () => this.#next(), return: leave, throw: leave };
  }

  async #next(): Promise<IteratorResult<T>> {
    while (this.#waiting.length === 0 && !this.#closed) {
      await new Promise<void>((wake) => {
        this.#wake = wake;
      });
    }
    if (this.#waiting.length > 0) return { done: false, value: this.#waiting.shift() as T };
    if (!this.#error) return { done: true, value: undefined };
    const { reason } = this.#error;
    this.#error = undefined;
    throw reason;
  }
}
