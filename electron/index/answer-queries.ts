import type { KeptDatabase } from "./kept-database.ts";
import { type Answer, answerQuery, type Question, type ReadQueryName } from "./read-queries.ts";
import { createReaders } from "./readers.ts";
import { UnwantedQuery } from "./unwanted-query.ts";

/**
 * Where queries are answered that may take long: here, for who has nothing else to do; in threads beside this one; or there as soon
 * as they have loaded, so that a start does not wait for them.
 */
export type WhereAnswered = "here" | "beside" | "beside-when-loaded";

export interface QueryDesk {
  /**
   * Answers one of `READ_QUERIES` where it keeps nobody waiting. The answer holds all that was put in before it was asked.
   * @param signal  stops the query. @throws UnwantedQuery when it was stopped
   */
  ask<Name extends ReadQueryName>(
    name: Name,
    question: Question<Name>,
    signal?: AbortSignal,
  ): Promise<Answer<Name>>;
  /** Frees memory that only speeds up what is asked, where nothing was asked since the last call. */
  rest(): Promise<void>;
  /** Stops what was asked; nothing can be asked any more. Before the file is closed, which is then let go of last. */
  endAsking(): Promise<void>;
}

export function createQueryDesk(kept: KeptDatabase, answers: WhereAnswered): QueryDesk {
  const readers = answers === "here" ? undefined : createReaders();

  async function ask(
    name: ReadQueryName,
    question: unknown,
    signal: AbortSignal | undefined,
  ): Promise<unknown> {
    const isBeside = readers?.isReady() === true || answers === "beside";
    const path = isBeside ? kept.readablePath() : undefined;
    if (readers !== undefined && path !== undefined) {
      const reply = await readers.ask({ path, name, question }, signal);
      if (reply.kind === "answered") return reply.answer;
      // The file cannot be read: asked here, it is found out why, and begun anew.
    }
    if (signal?.aborted === true) throw new UnwantedQuery();
    return kept.use((database) => answerQuery(database, name, question));
  }

  return {
    // The table names the question and the answer of each query.
    ask: ask as QueryDesk["ask"],
    async rest() {
      // First: when the threads have ended, the file may have been closed.
      kept.use((database) => database.execute("PRAGMA shrink_memory"));
      await readers?.rest();
    },
    endAsking: async () => await readers?.end(),
  };
}
