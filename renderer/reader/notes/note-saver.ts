// After the last letter: a pause in thought, not in typing.
const PAUSE_MS = 900;
// At the longest, for those who never pause.
const LONGEST_WAIT_MS = 5_000;

export interface NoteSaver {
  /** Takes up what was typed and saves it at the next pause. */
  typed(text: string): void;
  /** Saves now what is not saved yet. */
  flush(): void;
  /** Whether a text is one that this editor began with or wrote; any other came from elsewhere. */
  isOurs(text: string): boolean;
  /** Counts a text from elsewhere as seen: what is typed may take its place. */
  acknowledge(text: string): void;
  /** Goes on from a text that is saved already. */
  startFrom(text: string): void;
}

interface NoteSaverOptions {
  /** As it is saved now. */
  readonly initial: string;
  /** @returns whether it was saved */
  readonly save: (text: string) => Promise<boolean>;
  readonly onSaved: (text: string) => void;
  readonly onFailed: () => void;
}

/** Decides when a note that is being typed is saved: in pauses, now and then without one, and when told to. */
export function makeNoteSaver({ initial, save, onSaved, onFailed }: NoteSaverOptions): NoteSaver {
  const ours = new Set([initial]);
  let saved = initial;
  let text = initial;
  let unsavedSince: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function saveNow(): Promise<void> {
    clearTimeout(timer);
    unsavedSince = undefined;
    if (text === saved) return;
    const [before, now] = [saved, text];
    saved = now;
    ours.add(now);
    if (await save(now)) {
      onSaved(now);
      return;
    }
    if (saved === now) saved = before;
    onFailed();
  }

  return {
    typed(typed) {
      text = typed;
      unsavedSince ??= Date.now();
      const waited = Date.now() - unsavedSince;
      clearTimeout(timer);
      timer = setTimeout(
        () => void saveNow(),
        Math.max(0, Math.min(PAUSE_MS, LONGEST_WAIT_MS - waited)),
      );
    },
    flush: () => void saveNow(),
    isOurs: (other) => ours.has(other) || other === text,
    acknowledge: (other) => {
      ours.add(other);
      saved = other;
    },
    startFrom: (other) => {
      clearTimeout(timer);
      ours.add(other);
      saved = other;
      text = other;
    },
  };
}
