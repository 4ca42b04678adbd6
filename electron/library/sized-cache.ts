/** Values by name up to a budget, the least recently used dropped first. */
export interface SizedCache<Value> {
  get(name: string): Value | undefined;
  set(name: string, value: Value): void;
  forget(name: string): void;
}

/** @param sizeOf  in the unit of the budget; the value set last stays, however large */
export function createSizedCache<Value>(
  budget: number,
  sizeOf: (value: Value) => number,
): SizedCache<Value> {
  const entries = new Map<string, { readonly value: Value; readonly size: number }>();
  let total = 0;
  const forget = (name: string): void => {
    total -= entries.get(name)?.size ?? 0;
    entries.delete(name);
  };
  return {
    get(name) {
      const entry = entries.get(name);
      if (entry === undefined) return undefined;
      entries.delete(name);
      entries.set(name, entry);
      return entry.value;
    },
    set(name, value) {
      forget(name);
      const size = sizeOf(value);
      entries.set(name, { value, size });
      total += size;
      for (const oldest of entries.keys()) {
        if (total <= budget || oldest === name) break;
        forget(oldest);
      }
    },
    forget,
  };
}
