import type { Browser } from "playwright-core";
import { z } from "zod";

const TraceEvent = z.object({
  name: z.string(),
  pid: z.number(),
  tid: z.number(),
  /** Microseconds. */
  dur: z.number().optional(),
  args: z.unknown(),
});
const ThreadName = z.object({ name: z.string() });

/** Of the threads on which pages run. */
const MAIN_THREAD = "CrRendererMain";
const TASK = "RunTask";

/** @returns how long each task of the browser's pages was while `work` went on, from the browser's trace; milliseconds */
export async function tasksDuring(
  browser: Browser,
  work: () => Promise<unknown>,
): Promise<readonly number[]> {
  const session = await browser.newBrowserCDPSession();
  const events: z.infer<typeof TraceEvent>[] = [];
  session.on("Tracing.dataCollected", ({ value }) => {
    events.push(...value.flatMap((event) => TraceEvent.safeParse(event).data ?? []));
  });
  const complete = new Promise<void>((resolve) => {
    session.once("Tracing.tracingComplete", () => resolve());
  });
  await session.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: ["toplevel", "disabled-by-default-devtools.timeline"] },
  });
  await work();
  await session.send("Tracing.end");
  await complete;
  await session.detach();
  const threads = new Set(
    events
      .filter(({ name, args }) => name === "thread_name" && threadName(args) === MAIN_THREAD)
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = events.filter(
    ({ name, pid, tid }) => name.endsWith(TASK) && threads.has(`${pid} ${tid}`),
  );
  if (tasks.length === 0) throw new Error("the trace holds no tasks of a page");
  return tasks.map(({ dur = 0 }) => dur / 1_000);
}

function threadName(args: unknown): string | undefined {
  return ThreadName.safeParse(args).data?.name;
}
