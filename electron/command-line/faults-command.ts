import type { FaultRecord } from "#contract/fault-calls.js";
import { describeMoment } from "#core/wording/describe-day.js";
import { describeFault, faultWording } from "#core/wording/fault-wording.js";
import type { Command } from "./command.ts";
import { textOption } from "./options.ts";
import { misuse, refuse } from "./refuse.ts";

const DEFAULT_FAULTS = 50;
const MOST_FAULTS = 100_000;

export const faultsCommand: Command = {
  name: "faults",
  usage: "[--limit N]",
  summary:
    "what went wrong with the library's files on this device, what was done about it, and what you can do; newest first",
  beginsAtOnce: true,
  options: { limit: { type: "string" } },
  positionals: { least: 0, most: 0 },
  async run({ ask, output }, { options }) {
    const limit = Number(textOption(options, "limit") ?? DEFAULT_FAULTS);
    if (!Number.isInteger(limit) || limit < 1 || limit > MOST_FAULTS) {
      return misuse(output, `--limit takes a whole number from 1 to ${MOST_FAULTS}.`);
    }
    const listed = await ask("faults.list", { limit });
    if (!listed.ok) return refuse(output, listed.error);
    const { faults, total, unreadable } = listed.value;
    const now = new Date().toISOString();
    for (const fault of faults) {
      output.item({ ...fault, ...describeFault(fault.event, now) }, describe(fault, now));
    }
    const earlier = total - faults.length;
    if (earlier > 0) output.item({ earlier }, faultWording.more(earlier, total));
    if (unreadable > 0) output.item({ unreadable }, faultWording.unreadable(unreadable));
    if (total + unreadable === 0) output.item({ total }, faultWording.none);
    return 0;
  },
};

function describe({ event, at, first, times, article }: FaultRecord, now: string): string {
  const { happened, done, advice } = describeFault(event, now);
  const again = times > 1 ? ` (${faultWording.times(times, describeMoment(first, now))})` : "";
  const what = article === null ? "" : `  “${article.title}”  ${article.articleId}`;
  const where = "path" in event ? event.path : "";
  return [
    `${describeMoment(at, now)}${again}  ${happened}`,
    ...[what.trim(), where, done, advice].filter((line) => line !== "").map((line) => `  ${line}`),
  ].join("\n");
}
