const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;

/**
 * Listens to the host's event stream and connects again when it breaks. After a gap it says that anything may have
 * changed, since events of the gap are gone.
 * @returns its undo
 */
export function listenToEvents(listener: (event: unknown) => void): () => void {
  let waitMs = FIRST_WAIT_MS;
  let wasConnected = false;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let stream: EventSource | undefined;

  function connect(): void {
    stream = new EventSource("/events");
    stream.addEventListener("open", () => {
      waitMs = FIRST_WAIT_MS;
      if (wasConnected) for (const event of AFTER_A_GAP) listener(event);
      wasConnected = true;
    });
    stream.addEventListener("message", (message: MessageEvent<unknown>) => {
      if (typeof message.data === "string") listener(JSON.parse(message.data));
    });
    stream.addEventListener("error", () => {
      stream?.close();
      retry = setTimeout(connect, waitMs);
      waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
    });
  }

  connect();
  return () => {
    clearTimeout(retry);
    stream?.close();
  };
}

const AFTER_A_GAP = [
  { kind: "articles-changed", articleIds: [] },
  { kind: "library-changed" },
] as const;
