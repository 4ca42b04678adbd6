import { TRASH_DAYS } from "../trash/trash-days.ts";
import { count } from "./count.ts";

export interface Things {
  readonly articles: number;
  readonly highlights: number;
}

/** "2 articles and 1 highlight"; what there is none of is not named. */
function named({ articles, highlights }: Things): string {
  return [
    ...(articles > 0 ? [count(articles, "article")] : []),
    ...(highlights > 0 ? [count(highlights, "highlight")] : []),
  ].join(" and ");
}

/** What is deleted for good. */
export const trashWording = {
  daysLeft: (days: number) => (days === 0 ? "may go" : `${count(days, "day")} left`),
  daysLeftHint: `Everything stays in the trash for ${TRASH_DAYS} days at least; then you are asked.`,
  old: (things: Things) => `${named(things)} in the trash for more than ${TRASH_DAYS} days`,
  purge: "Delete for good…",
  question: (things: Things) => `Delete ${named(things)} for good?`,
  articlesHint:
    "Text, pictures and the imported files go, and cannot be brought back. What you marked in them stays in the notebook, in search and in exports.",
  highlightsHint: "Highlights and their notes leave every list. Undo brings them back.",
  confirm: "Delete for good",
  working: "Deleting",
  purged: (number: number) => `Deleted for good: ${number}`,
} as const;
