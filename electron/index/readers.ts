import { READING_EVERYTHING, type ReadQueryName } from "./read-queries.ts";
import { type Reader, startReader } from "./reader.ts";
import type { ReaderReply } from "./reader-messages.ts";
import { UnwantedQuery } from "./unwanted-query.ts";

/** Threads that read an index beside the one that writes it. */
export interface Readers {
  /**
   * Answers a query, or lets it wait for its turn. It sees everything that was written before it was asked.
   * @param signal  aborting rejects at once, and stops the query
   * @throws UnwantedQuery when it was stopped, and what a mistake of ours throws
   */
  ask(
    query: { readonly path: string; readonly name: ReadQueryName; readonly question: unknown },
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

  return {
    async ask(query, signal) {
      const stop = AbortSignal.any(
        signal === undefined ? [ending.signal] : [ending.signal, signal],
      );
      const { promise, resolve, reject } = Promise.withResolvers<ReaderReply>();
      let attempts = 0;
      const waiting: Waiting = {
        name: query.name,
        async start(reader) {
          attempts += 1;
          const reply = await reader.answer({ ...query, number: (asked += 1) }, stop);
          if (reply !== undefined) resolve(reply);
          else if (attempts < MOST_ATTEMPTS && !stop.aborted) queue.unshift(waiting);
          else reject(new Error(`the thread that was asked “${query.name}” ended`));
        },
      };
      function leave(): void {
        const at = queue.indexOf(waiting);
        if (at >= 0) queue.splice(at, 1);
        resolve({ kind: "unwanted" });
      }
      if (stop.aborted) throw new UnwantedQuery();
      stop.addEventListener("abort", leave, { once: true });
      queue.push(waiting);
      startNext();
      const reply = await promise.finally(() => stop.removeEventListener("abort", leave));
      if (reply.kind === "unwanted") throw new UnwantedQuery();
      if (reply.kind === "failed") throw reply.error;
      return reply;
    },
    async end() {
      ending.abort();
      await Promise.all([...readers].map((reader) => reader.end()));
    },
  };
}
