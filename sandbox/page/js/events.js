// A minute exchange of "this changed", between the parts that know and the parts that show.

const listeners = new Map();

/** Calls `run` whenever `name` is told; returns how to stop. */
export function listen(name, run) {
  if (!listeners.has(name)) listeners.set(name, new Set());
  listeners.get(name).add(run);
  return () => listeners.get(name).delete(run);
}

export function tell(name, ...values) {
  for (const run of [...(listeners.get(name) ?? [])]) run(...values);
}

/** Several subscriptions that end together, when what they serve leaves the screen. */
export class Subscriptions {
  #ends = [];

  to(name, run) {
    this.#ends.push(listen(name, run));
  }

  /** Keeps anything else that has to be undone at the end. */
  ending(run) {
    this.#ends.push(run);
  }

  end() {
    for (const end of this.#ends.splice(0)) end();
  }
}
