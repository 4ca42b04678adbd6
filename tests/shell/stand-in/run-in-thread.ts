import { Worker } from "node:worker_threads";
import type { FakeProcess } from "./fake-process.ts";

/** Lets a process that main forked really run, in a thread. @returns ends it */
export function runInThread(process: FakeProcess): () => Promise<unknown> {
  const thread = new Worker(new URL("utility-thread.ts", import.meta.url), {
    workerData: process.modulePath,
    execArgv: ["--conditions=postil-source"],
  });
  process.onReceived = (data, ports) => thread.postMessage({ data, ports }, [...ports]);
  process.onKill = () => void thread.terminate();
  thread.on("message", (message: unknown) => process.say(message));
  thread.on("error", (error) => process.emit("test-error", error));
  thread.on("exit", (code) => process.exit(code));
  return () => thread.terminate();
}
