import { wording } from "#core/wording/wording.js";

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;
/** One broken connection is nothing to speak of: the next is there within a second. */
const FAILURES_BEFORE_WORDS = 3;

/** Nothing was heard while there was no connection, the first one included: anything may have changed. */
const AFTER_SILENCE = [
  { kind: "trouble-over" },
  { kind: "articles-changed", articleIds: [] },
  { kind: "library-changed" },
] as const;

/**
 * Listens to the host's event stream and connects again when it breaks. While the host stays away, it says so by an event
 * of its own. A window out of sight does not listen: a browser allows six connections to one address, and streams of
 * windows that nobody sees would leave none for calls.
 * @returns its undo
 */
export function listenToEvents(listener: (event: unknown) => void): () => void {
  let failures = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let stream: EventSource | undefined;

  function connect(): void {
    disconnect();
    stream = new EventSource("/events");
    stream.addEventListener("open", () => {
      failures = 0;
      for (const event of AFTER_SILENCE) listener(event);
    });
    stream.addEventListener("message", (message: MessageEvent<unknown>) => {
      if (typeof message.data === "string") listener(JSON.parse(message.data));
    });
    stream.addEventListener("error", () => {
      stream?.close();
      failures += 1;
      if (failures === FAILURES_BEFORE_WORDS) {
        listener({ kind: "trouble", message: wording.trouble.hostGone, path: null });
      }
      retry = setTimeout(connect, Math.min(FIRST_WAIT_MS * 2 ** (failures - 1), LONGEST_WAIT_MS));
    });
  }

  function disconnect(): void {
    clearTimeout(retry);
    stream?.close();
  }

  function follow(): void {
    if (document.visibilityState === "hidden") disconnect();
    else connect();
  }

  follow();
  document.addEventListener("visibilitychange", follow);
  return () => {
    document.removeEventListener("visibilitychange", follow);
    disconnect();
  };
}
