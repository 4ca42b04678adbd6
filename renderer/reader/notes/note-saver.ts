// After the last letter: a pause in thought, not in typing.
const PAUSE_MS = 900;
// At the longest, for those who never pause.
const LONGEST_WAIT_MS = 5_000;
// Each save writes the whole note down once more: a long one is saved less often, 1,000,000 characters every 20 to 40 seconds. What is typed in
// between is kept as a draft.
const CHARACTERS_A_MS = 50;
// Of those texts that this editor wrote, a few suffice to know them again.
const MOST_OURS = 50;

export interface NoteSaver {
  /** Takes up what was typed and saves it at the next pause. */
  typed(text: string): void;
  /** Saves now what is not saved yet. */
  flush(): void;
  /** Whether a text is one that this editor began with or wrote; any other came from elsewhere. */
  isOurs(text: string): boolean;
  /** Takes note of the text that the app has now. While it is one from elsewhere, nothing is saved over it. */
  hear(text: string): void;
  /** What is typed may take the place of what the app has now. */
  keepOurs(): void;
  /** What the app has now takes the place of what was typed. */
  takeTheirs(): void;
  /** The text that what is typed would replace. */
  base(): string;
  /** A text that is on its way to the app. */
  saving(): string | undefined;
}

interface NoteSaverOptions {
  /** What the reader saw saved when typing began. */
  readonly initial: string;
  /** @returns whether it was saved */
  readonly save: (text: string) => Promise<boolean>;
  /** `isAll`: nothing was typed since. */
  readonly onSaved: (text: string, state: { readonly isAll: boolean }) => void;
  readonly onFailed: () => void;
}

/** Decides when a note that is being typed is saved: in pauses, now and then without one, and when told to. */
export function makeNoteSaver({ initial, save, onSaved, onFailed }: NoteSaverOptions): NoteSaver {
  const ours = new Set([initial]);
  let saved = initial;
  /** The last text that the app said it has. */
  let confirmed = initial;
  let text = initial;
  let current = initial;
  let unsavedSince: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const isOurs = (other: string): boolean => ours.has(other) || other === text;

  async function saveNow(): Promise<void> {
    clearTimeout(timer);
    unsavedSince = undefined;
    if (text === saved || !isOurs(current)) return;
    const [before, now] = [saved, text];
    saved = now;
    ours.add(now);
    const [oldest] = ours;
    if (ours.size > MOST_OURS && oldest !== undefined) ours.delete(oldest);
    if (await save(now)) {
      confirmed = now;
      onSaved(now, { isAll: now === text });
      return;
    }
    if (saved === now) saved = before;
    onFailed();
  }

  function saveSoon(): void {
    unsavedSince ??= Date.now();
    const waited = Date.now() - unsavedSince;
    const more = Math.floor(text.length / CHARACTERS_A_MS);
    clearTimeout(timer);
    timer = setTimeout(
      () => void saveNow(),
      Math.max(0, Math.min(PAUSE_MS + more, LONGEST_WAIT_MS + 2 * more - waited)),
    );
  }

  function acknowledge(): void {
    ours.add(current);
    saved = current;
    confirmed = current;
  }

  return {
    typed(typed) {
      text = typed;
      saveSoon();
    },
    flush: () => void saveNow(),
    isOurs,
    hear: (now) => {
      current = now;
    },
    keepOurs: () => {
      acknowledge();
      saveSoon();
    },
    takeTheirs: () => {
      clearTimeout(timer);
      acknowledge();
      text = current;
    },
    base: () => confirmed,
    saving: () => (saved === confirmed ? undefined : saved),
  };
}
