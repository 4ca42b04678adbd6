/** Works off one piece of work after the other, in the order in which they were given. */
export interface Turns {
  /** @returns what the work returns; that one fails keeps none of the next from its turn */
  take<Value>(work: () => Promise<Value>): Promise<Value>;
  /** Fulfilled when everything given so far is done. */
  idle(): Promise<void>;
}

export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return {
    take(work) {
      const done = last.then(work);
      last = done.catch(() => undefined); // Whoever gave the work hears of its failure.
      return done;
    },
    async idle() {
      await last;
    },
  };
}
