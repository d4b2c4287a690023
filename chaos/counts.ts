/** How often something happened, by name. */
export class Counts {
  readonly #counts = new Map<string, number>();

  add(name: string): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  /** Such as `rcpt 3, body 1`, in the order of `names`; the others follow. */
  inWords(names: readonly string[] = []): string {
    const order = [...names, ...[...this.#counts.keys()].filter((name) => !names.includes(name))];
    return order.map((name) => `${name} ${this.#counts.get(name) ?? 0}`).join(", ");
  }
}
