import { READING_EVERYTHING, type ReadQueryName } from "./read-queries.ts";
import { type Reader, startReader } from "./reader.ts";
import type { ReaderQuery, ReaderReply } from "./reader-messages.ts";
import { UnwantedQuery } from "./unwanted-query.ts";

type AskedQuery = Omit<ReaderQuery, "number">;

/** Threads that read an index beside the one that writes it. */
export interface Readers {
  /** Whether one has loaded, be it that it rests now: what is asked before the first has, waits for it. */
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
  /** Ends those that nothing was asked of since the last call: the next query starts one. Fulfilled when their memory is free. */
  rest(): Promise<void>;
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

/** The threads that there are. */
interface ReaderPool {
  isReady(): boolean;
  /** @returns one that has nothing to do, be it a new one; undefined when there may be no more */
  free(): Reader | undefined;
  /** Ends those that have nothing to do. */
  rest(): Promise<void>;
  end(): Promise<void>;
}

/** The first is started at once, the others when they are needed; one that died is replaced. */
function createReaderPool(start: typeof startReader): ReaderPool {
  const readers = new Set<Reader>();
  const ending = new Set<Promise<void>>();
  let hasLoaded = false;

  function add(): Reader {
    const reader = start(() => readers.delete(reader));
    readers.add(reader);
    return reader;
  }
  // It loads while the library is being opened.
  add();

  async function letGo(reader: Reader): Promise<void> {
    readers.delete(reader);
    const ended = reader.end();
    ending.add(ended);
    await ended;
    ending.delete(ended);
  }

  return {
    isReady: () => (hasLoaded ||= [...readers].some((reader) => reader.isReady())),
    free() {
      const idle = [...readers].find((reader) => reader.isIdle());
      return idle ?? (readers.size < MOST_READERS ? add() : undefined);
    },
    async rest() {
      const idle = [...readers].filter((reader) => reader.isReady() && reader.isIdle());
      hasLoaded ||= idle.length > 0;
      await Promise.all(idle.map(letGo));
    },
    async end() {
      await Promise.all([...Array.from(readers, letGo), ...ending]);
    },
  };
}

export function createReaders(start: typeof startReader = startReader): Readers {
  const pool = createReaderPool(start);
  const queue: Waiting[] = [];
  const ending = new AbortController();
  let asked = 0;
  let askedBeforeRest = 0;
  let readingEverything = 0;

  /** The first that may begin now. */
  function nextInQueue(): number {
    return queue.findIndex(({ name }) => readingEverything === 0 || !READING_EVERYTHING.has(name));
  }

  function startNext(): void {
    for (let next = nextInQueue(); next >= 0; next = nextInQueue()) {
      const reader = pool.free();
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
    isReady: pool.isReady,
    ask,
    async rest() {
      const isAtRest = asked === askedBeforeRest;
      askedBeforeRest = asked;
      if (isAtRest) await pool.rest();
    },
    async end() {
      ending.abort();
      await pool.end();
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
