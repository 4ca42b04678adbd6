import type { Color } from "#core/annotation/color.js";
import { fieldPart } from "#core/query/quote-value.js";
import type { Tag } from "#core/tag/tag.js";
import { NOTEBOOK, type Screen } from "../view/screen.ts";
import { monthsBefore } from "./period.ts";

/** What a bar leads to. `since` is the first day of the period, or null. */

export function articlesWithTag(tag: Tag, since: string | null): Screen {
  return since === null
    ? { kind: "library", view: "all", tag }
    : articles(fieldPart("tag", tag), since);
}

export function articlesFrom(site: string, since: string | null): Screen {
  return articles(fieldPart("site", site), since);
}

export function articlesIn(language: string, since: string | null): Screen {
  return articles(fieldPart("lang", language), since);
}

export function highlightsWithTag(tag: Tag, since: string | null): Screen {
  return { ...NOTEBOOK, tag, query: sinceQuery(since) };
}

export function highlightsIn(color: Color, since: string | null): Screen {
  return { ...NOTEBOOK, color, query: sinceQuery(since) };
}

/** @param when  a month such as `2026-11`, or a year */
export function articlesAddedIn(when: string): Screen {
  return { kind: "search", query: `in:article ${during(when)}`, isWhole: true };
}

/** @param when  a month such as `2026-11`, or a year */
export function highlightsMadeIn(when: string): Screen {
  return { ...NOTEBOOK, query: during(when) };
}

/** @param day  such as `2026-11-23`. @param next  the day after it */
export function highlightsMadeOn(day: string, next: string): Screen {
  return { ...NOTEBOOK, query: `after:${day} before:${next}` };
}

function articles(part: string, since: string | null): Screen {
  const query = ["in:article", part, sinceQuery(since)].filter((words) => words !== "").join(" ");
  return { kind: "search", query, isWhole: true };
}

function sinceQuery(since: string | null): string {
  return since === null ? "" : `after:${since}`;
}

function during(when: string): string {
  const isYear = when.length === "2026".length;
  const next = isYear ? String(Number(when) + 1) : monthsBefore(when, -1);
  return `after:${when} before:${next}`;
}
