import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { ConverterExit, ConverterProcess } from "./process/forked-process.ts";

/** V8's own limit; what lies outside the heap is limited by weighing the whole process. */
const HEAP_MEGABYTES = 512;
/** Of what a process says on standard error, enough to know why V8 gave up. */
const LAST_WORDS_LENGTH = 4096;

const isSource = import.meta.url.endsWith(".ts");
const CONVERTER = new URL(
  isSource ? "./converter-process.ts" : "./converter-process.js",
  import.meta.url,
);

/**
 * Forks a converter process in Node. It can read files, because it has to load itself, but neither write any nor start
 * processes; it inherits no environment and no standard streams.
 * @param options.entry  what the process runs; the converters, save in tests of what processes can do
 */
export function forkConverterInNode({
  entry = CONVERTER,
  heapMegabytes = HEAP_MEGABYTES,
}: { readonly entry?: URL; readonly heapMegabytes?: number } = {}): ConverterProcess {
  // It is told whose it is: when it can look for itself the app may be gone, and another process its parent.
  const child = fork(fileURLToPath(entry), [String(process.pid)], {
    serialization: "advanced",
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    env: {},
    execArgv: [
      `--max-old-space-size=${heapMegabytes}`,
      "--permission",
      "--allow-fs-read=*",
      "--allow-worker",
      ...(isSource ? ["--conditions=postil-source"] : []),
    ],
  });
  let lastWords = "";
  child.stderr?.setEncoding("utf8").on("data", (words: string) => {
    lastWords = (lastWords + words).slice(-LAST_WORDS_LENGTH);
  });
  release(child);
  return {
    pid: child.pid,
    send: (message) => {
      // A line that is broken already is told by the exit that broke it.
      child.send(message, () => {});
    },
    onMessage: (listener) => void child.on("message", listener),
    onExit: (listener) => tellExit(child, () => lastWords, listener),
    kill: () => void child.kill("SIGKILL"),
    hold: () => {
      child.ref();
      child.channel?.ref();
    },
    release: () => release(child),
  };
}

function release(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
  // A pipe has the method, the general type of a stream does not.
  if (child.stderr !== null && "unref" in child.stderr) (child.stderr as { unref(): void }).unref();
}

/** After "close", when standard error has been read to its end; "error" when there never was a process. */
function tellExit(
  child: ChildProcess,
  lastWords: () => string,
  listener: (exit: ConverterExit) => void,
): void {
  child.once("error", (error) => listener({ ranOutOfMemory: false, detail: error.message }));
  child.once("close", (code, signal) => {
    listener({
      ranOutOfMemory: /out of memory/.test(lastWords()),
      detail: [signal ?? `exit ${code}`, errorIn(lastWords())].filter(Boolean).join(", "),
    });
  });
}

/** The line that names an error which nothing caught. */
function errorIn(lastWords: string): string | undefined {
  return /^\w*Error(?: \[\w+\])?: .*$/m.exec(lastWords)?.[0];
}
