/** Questions that wait for their answer, by number. */
export interface PendingAnswers {
  /** @returns the number to ask under, and what will be answered */
  expect(): { readonly id: number; readonly answer: Promise<unknown> };
  settle(id: number, answer: unknown): void;
  abandon(id: number, reason: Error): void;
  /** Nobody will answer these any more. */
  abandonAll(reason: Error): void;
  /** Fulfilled when nothing waits. */
  idle(): Promise<void>;
}

export function createPendingAnswers(): PendingAnswers {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const onIdle: (() => void)[] = [];
  let asked = 0;

  function take(id: number): PromiseWithResolvers<unknown> | undefined {
    const deferred = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) for (const tell of onIdle.splice(0)) tell();
    return deferred;
  }

  return {
    expect() {
      asked += 1;
      const deferred = Promise.withResolvers<unknown>();
      waiting.set(asked, deferred);
      return { id: asked, answer: deferred.promise };
    },
    settle: (id, answer) => take(id)?.resolve(answer),
    abandon: (id, reason) => take(id)?.reject(reason),
    abandonAll(reason) {
      for (const id of waiting.keys()) take(id)?.reject(reason);
    },
    idle() {
      if (waiting.size === 0) return Promise.resolve();
      const { promise, resolve } = Promise.withResolvers<void>();
      onIdle.push(resolve);
      return promise;
    },
  };
}
