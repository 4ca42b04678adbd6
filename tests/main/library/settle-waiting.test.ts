import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ActionId, WriterId } from "#core/identity/ids.js";
import { makeUlid } from "#core/identity/make-id.js";
import { packIds } from "#core/operation/bulk-deed.js";
import {
  createOperationLogs,
  type OperationLogs,
} from "../../../electron/library/operation-log.ts";
import { createProblemList } from "../../../electron/library/problem-list.ts";
import { openQuarantine } from "../../../electron/library/quarantine.ts";
import { readWithWaiting, settleWaiting } from "../../../electron/library/settle-waiting.ts";
import { openWaitingDeeds, type WaitingDeeds } from "../../../electron/library/waiting-deeds.ts";
import { openWriters } from "../../../electron/library/writer-id.ts";
import { openTestLibrary, testPlaces, valueOf } from "./new-library.ts";
import { newArticle } from "./sample-article.ts";

test.for(["what waits was", "the logs were"])(
  "a deed that is saved just after %s looked at is seen all the same",
  async (looked) => {
    const places = await testPlaces();
    const library = await openTestLibrary(places);
    const { libraryId } = library.identity;
    const articleId = valueOf(await library.addArticle(newArticle()));
    const [{ folders: [folder = ""] } = { folders: [] }] = await library.scan();
    const problems = createProblemList();
    const data = places.dataDirectory;
    const quarantine = openQuarantine(data, { directory: places.directory, libraryId });
    const writers = openWriters(data, libraryId);
    const logs = createOperationLogs({
      writers,
      quarantine,
      problems,
      faults: { note: () => undefined },
      now: Date.now,
    });
    const waiting = openWaitingDeeds(join(data, "deeds", libraryId), { quarantine, problems });
    const marks = join(places.directory, "articles", folder, "marks");
    const target = { path: marks, log: `${libraryId}/${articleId}` };
    const group = { target, others: [], aliases: [articleId] };
    const action = ActionId.parse(makeUlid(Date.now(), randomBytes(10)));
    const archived = { set: { state: "archived" } } as const;
    const ids = packIds([articleId]);
    await waiting.keep({
      format: 1,
      action,
      t: logs.tick(),
      since: Date.now(),
      writer: WriterId.parse((await writers.current()).writerId),
      groups: [{ change: archived, inverse: { set: { state: "inbox" } }, heads: [], ids }],
    });

    let isSaved = false;
    async function save(): Promise<void> {
      if (isSaved) return;
      isSaved = true;
      valueOf(await settleWaiting({ logs, waiting }, group));
      await waiting.finish(action);
    }
    const slowLogs: OperationLogs = {
      ...logs,
      async read(one) {
        const operations = await logs.read(one);
        if (looked === "the logs were") await save();
        return operations;
      },
    };
    const slowWaiting: WaitingDeeds = {
      ...waiting,
      async lastSeenOf(articleIds) {
        const changes = await waiting.lastSeenOf(articleIds);
        if (looked === "what waits was") await save();
        return changes;
      },
    };
    const seen = await readWithWaiting({ logs: slowLogs, waiting: slowWaiting }, group);
    expect(isSaved).toBe(true);
    expect(seen.operations.map((operation) => operation.action)).toEqual([action]);
    await writers.release();
  },
);
