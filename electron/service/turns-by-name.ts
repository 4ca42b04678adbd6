/** Works off what belongs to one name one after the other; what belongs to different names goes side by side. */
export interface TurnsByName {
  /** @returns what the work returns; that one fails keeps none of the next from its turn */
  take<Value>(name: string, work: () => Promise<Value>): Promise<Value>;
}

export function createTurnsByName(): TurnsByName {
  const last = new Map<string, Promise<unknown>>();
  return {
    async take(name, work) {
      const done = (last.get(name) ?? Promise.resolve()).then(work);
      // Whoever gave the work hears of its failure.
      const settled = done.catch(() => undefined);
      last.set(name, settled);
      try {
        return await done;
      } finally {
        if (last.get(name) === settled) last.delete(name);
      }
    },
  };
}
