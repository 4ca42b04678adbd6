import type { CallOutput } from "#contract/calls.js";
import { readPeriod } from "#core/date/period.js";
import { statisticsWording } from "#core/wording/statistics-wording.js";
import type { Command } from "./command.ts";
import { textOption } from "./options.ts";
import { misuse, refuse } from "./refuse.ts";

const statistics: Command = {
  name: "statistics",
  usage: "[--since DAY]",
  summary: "count what was added, read and marked",
  options: { since: { type: "string" } },
  positionals: { least: 0, most: 0 },
  async run({ ask, output }, { options }) {
    const since = textOption(options, "since") ?? null;
    if (since !== null && !isDay(since)) {
      return misuse(output, "--since takes a day such as 2026-01-01.");
    }
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
    const counted = await ask("statistics", { timeZone, since });
    if (!counted.ok) return refuse(output, counted.error);
    output.item(counted.value, describe(counted.value));
    return 0;
  },
};

function isDay(typed: string): boolean {
  return typed.length === "2026-01-01".length && readPeriod(typed) !== undefined;
}

function describe({
  articles,
  finished,
  wordsRead,
  highlights,
  notes,
  waiting,
}: CallOutput<"statistics">): string {
  const { figures, large } = statisticsWording;
  const { inbox, reading, done, archived } = articles;
  const total = inbox + reading + done + archived;
  const { states } = figures;
  const byState = [
    states.inbox(inbox),
    states.reading(reading),
    states.done(done),
    states.archived(archived),
  ].join(", ");
  return [
    `${large(total)} ${figures.articles(total)}: ${byState}`,
    `${large(finished)} ${figures.finished(finished)}`,
    `${large(wordsRead)} ${figures.wordsRead(wordsRead)}, ${figures.timeRead(wordsRead)}`,
    `${large(highlights)} ${figures.highlights(highlights)}, ${figures.notes(notes)}`,
    `${figures.timeWaiting(waiting.words)} ${figures.waiting}: ${figures.waitingArticles(waiting.articles)}`,
  ].join("\n");
}

export const statisticsCommands: readonly Command[] = [statistics];
