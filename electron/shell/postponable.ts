/** Something awaited that can begin anew: whoever waits for the earlier beginning then waits for the later one. */
export interface Postponable {
  /** Of now; a new one after `beginAnew`. */
  readonly promise: Promise<void>;
  fulfil(): void;
  giveUp(reason: Error): void;
  beginAnew(): void;
}

export function createPostponable(): Postponable {
  let current = newBeginning();
  return {
    get promise() {
      return current.promise;
    },
    fulfil: () => current.resolve(),
    giveUp: (reason) => current.reject(reason),
    beginAnew() {
      const earlier = current;
      current = newBeginning();
      current.promise.then(earlier.resolve, earlier.reject);
    },
  };
}

function newBeginning(): PromiseWithResolvers<void> {
  const beginning = Promise.withResolvers<void>();
  // Giving up concerns those who wait. Nobody may be waiting, and then it is no fault that nobody caught it.
  beginning.promise.catch(() => undefined);
  return beginning;
}
