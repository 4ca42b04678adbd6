import { importArticle } from "../../../electron/import/import-article.ts";
import type { ForkConverter } from "../../../electron/import/converter-pool.ts";
import { answerMessages } from "../../../electron/import/process/answer-messages.ts";

/**
 * The real converters, in this very process: calls of the system are counted process by process, and a second one would
 * cost as much time again for each of hundreds of points.
 */
export const convertHere: ForkConverter = () => {
  let answer: (message: unknown) => void = () => undefined;
  let take: (message: unknown) => void = () => undefined;
  answerMessages(
    {
      onMessage: (listener) => void (take = listener),
      send: (message) => setImmediate(() => answer(structuredClone(message))),
    },
    importArticle,
  );
  return {
    pid: undefined,
    send: (message) => setImmediate(() => take(structuredClone(message))),
    onMessage: (listener) => void (answer = listener),
    onExit: () => undefined,
    kill: () => undefined,
    hold: () => undefined,
    release: () => undefined,
  };
};
