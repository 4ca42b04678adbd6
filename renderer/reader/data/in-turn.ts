/**
 * Runs what is asked under one name in turn, since a change must not overtake the one before it.
 * What is asked must not throw.
 */
export interface Turns<Name> {
  run<Answer>(name: Name, task: () => Promise<Answer>): Promise<Answer>;
}

export function makeTurns<Name>(): Turns<Name> {
  const last = new Map<Name, Promise<unknown>>();
  return {
    run(name, task) {
      const before = last.get(name) ?? Promise.resolve();
      const answer = before.then(task);
      last.set(name, answer);
      void answer.finally(() => {
        if (last.get(name) === answer) last.delete(name);
      });
      return answer;
    },
  };
}
