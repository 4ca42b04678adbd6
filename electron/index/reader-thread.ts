import { parentPort, workerData } from "node:worker_threads";
import { diagnose } from "./damaged-index.ts";
import { type Database, openForReading } from "./database.ts";
import { answerQuery } from "./read-queries.ts";
import {
  EVERY_QUERY,
  READY,
  type ReaderQuery,
  type ReaderReply,
  type ReaderRequest,
  type ReaderStart,
} from "./reader-messages.ts";
import { UnwantedQuery } from "./unwanted-query.ts";

// The entry of a reader: a thread with a connection of its own, which answers one query after the other.
const port = parentPort;
if (port === null) throw new Error("a reader is a thread of the app");
// Given by reader.ts, which is of the same version.
const { unwanted } = workerData as ReaderStart;

let asked = 0;
let opened: { readonly path: string; readonly database: Database } | undefined;

function isWanted(): boolean {
  const stopped = Atomics.load(unwanted, 0);
  return stopped !== asked && stopped !== EVERY_QUERY;
}

function databaseAt(path: string): Database {
  if (opened?.path !== path) {
    leave();
    opened = { path, database: openForReading(path, isWanted) };
  }
  return opened.database;
}

/** Lets go of the file. */
function leave(): void {
  opened?.database.close();
  opened = undefined;
}

function replyTo({ path, name, question }: ReaderQuery): ReaderReply {
  try {
    return { kind: "answered", answer: answerQuery(databaseAt(path), name, question) };
  } catch (error) {
    if (error instanceof UnwantedQuery) return { kind: "unwanted" };
    if (diagnose(error) !== undefined) {
      leave();
      return { kind: "unfit" };
    }
    return { kind: "failed", error: error instanceof Error ? error : new Error(String(error)) };
  }
}

// Sent by reader.ts alone.
port.on("message", (request: ReaderRequest) => {
  if (request === "end") {
    leave();
    port.close();
    return;
  }
  asked = request.number;
  port.postMessage(replyTo(request));
});
port.postMessage(READY);
