/** Does the same work whenever there is some, one round after the other. */
export interface Rounds {
  /** Fulfilled after a round that began later than this. */
  ask(): Promise<void>;
  askIn(milliseconds: number): void;
  /** Fulfilled when the round under way has ended; there is none after it. */
  end(): Promise<void>;
}

/** @param onFault  hears of mistakes of our own; the next round is done all the same */
export function createRounds(
  round: () => Promise<void>,
  onFault: (error: unknown) => void,
): Rounds {
  let underWay = Promise.resolve();
  let isOneWaiting = false;
  let hasEnded = false;
  let later: NodeJS.Timeout | undefined;

  async function begin(): Promise<void> {
    isOneWaiting = false;
    clearTimeout(later);
    if (!hasEnded) await round();
  }

  function ask(): Promise<void> {
    // A round that has not begun will see all that there is.
    if (isOneWaiting) return underWay;
    isOneWaiting = true;
    underWay = underWay.then(begin).catch(onFault);
    return underWay;
  }

  return {
    ask,
    askIn(milliseconds) {
      clearTimeout(later);
      later = setTimeout(() => void ask(), milliseconds).unref();
    },
    async end() {
      hasEnded = true;
      clearTimeout(later);
      await underWay;
    },
  };
}
