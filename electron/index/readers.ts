import { READING_EVERYTHING, type ReadQueryName } from "./read-queries.ts";
import { type Reader, startReader } from "./reader.ts";
import type { ReaderQuery, ReaderReply } from "./reader-messages.ts";
import { UnwantedQuery } from "./unwanted-query.ts";

type AskedQuery = Omit<ReaderQuery, "number">;

/** Threads that read an index beside the one that writes it. */
export interface Readers {
  /** Whether one has loaded: what is asked before waits for it. */
  isReady(): boolean;
  /**
   * Answers a query, or lets it wait for its turn. It sees everything that was written before it was asked.
   * @param signal  aborting rejects at once, and stops the query
   * @throws UnwantedQuery when it was stopped, and what a mistake of ours throws
   */
  ask(
    query: AskedQuery,
    signal: AbortSignal | undefined,
  ): Promise<Extract<ReaderReply, { kind: "answered" | "unfit" }>>;
  /** Stops all queries. Fulfilled when every thread has let go of the file. */
  end(): Promise<void>;
}

/** One for a query that takes long, one for those that come meanwhile; more would take the cores that the app has. */
const MOST_READERS = 2;

/** A query that ended two threads would end the third. */
const MOST_ATTEMPTS = 2;

interface Waiting {
  readonly name: ReadQueryName;
  readonly start: (reader: Reader) => Promise<void>;
}

/** The first is started at once, the others when they are needed; one that died is replaced. */
export function createReaders(start: typeof startReader = startReader): Readers {
  const readers = new Set<Reader>();
  const queue: Waiting[] = [];
  const ending = new AbortController();
  let asked = 0;
  let readingEverything = 0;

  function addReader(): Reader {
    const reader = start(() => readers.delete(reader));
    readers.add(reader);
    return reader;
  }
  // It loads while the library is being opened.
  addReader();

  function freeReader(): Reader | undefined {
    const idle = [...readers].find((reader) => reader.isIdle());
    return idle ?? (readers.size < MOST_READERS ? addReader() : undefined);
  }

  /** The first that may begin now. */
  function nextInQueue(): number {
    return queue.findIndex(({ name }) => readingEverything === 0 || !READING_EVERYTHING.has(name));
  }

  function startNext(): void {
    for (let next = nextInQueue(); next >= 0; next = nextInQueue()) {
      const reader = freeReader();
      if (reader === undefined) return;
      const [waiting] = queue.splice(next, 1);
      if (waiting === undefined) return;
      const readsEverything = READING_EVERYTHING.has(waiting.name);
      if (readsEverything) readingEverything += 1;
      void waiting.start(reader).finally(() => {
        if (readsEverything) readingEverything -= 1;
        startNext();
      });
    }
  }

  async function ask(
    query: AskedQuery,
    signal: AbortSignal | undefined,
  ): ReturnType<Readers["ask"]> {
    const stop = AbortSignal.any(signal === undefined ? [ending.signal] : [ending.signal, signal]);
    if (stop.aborted) throw new UnwantedQuery();
    const { waiting, reply } = takeUp({ ...query, number: (asked += 1) }, stop, () => {
      queue.unshift(waiting);
    });
    const leave = (): void => {
      const at = queue.indexOf(waiting);
      if (at >= 0) queue.splice(at, 1);
    };
    stop.addEventListener("abort", leave, { once: true });
    queue.push(waiting);
    startNext();
    return await reply.finally(() => stop.removeEventListener("abort", leave));
  }

  return {
    isReady: () => [...readers].some((reader) => reader.isReady()),
    ask,
    async end() {
      ending.abort();
      await Promise.all([...readers].map((reader) => reader.end()));
    },
  };
}

/** @param again  called when a thread ended over the query, and another one may try */
function takeUp(
  query: ReaderQuery,
  stop: AbortSignal,
  again: () => void,
): { readonly waiting: Waiting; readonly reply: ReturnType<Readers["ask"]> } {
  const { promise, resolve, reject } = Promise.withResolvers<Awaited<typeof reply>>();
  const reply: ReturnType<Readers["ask"]> = promise;
  const giveUp = (): void => reject(new UnwantedQuery());
  stop.addEventListener("abort", giveUp, { once: true });
  let attempts = 0;
  async function start(reader: Reader): Promise<void> {
    attempts += 1;
    const answer = await reader.answer(query, stop);
    if (answer === undefined && attempts < MOST_ATTEMPTS && !stop.aborted) return again();
    stop.removeEventListener("abort", giveUp);
    if (answer === undefined) reject(new Error(`the thread that was asked “${query.name}” ended`));
    else if (answer.kind === "unwanted") giveUp();
    else if (answer.kind === "failed") reject(answer.error);
    else resolve(answer);
  }
  return { waiting: { name: query.name, start }, reply };
}
