import { useState } from "react";
import type { Statistics } from "#contract/statistics-calls.js";
import { COLORS } from "#core/annotation/color.js";
import { LENGTH_CLASSES } from "#core/statistics/length-classes.js";
import { wording } from "#core/wording/wording.js";
import { useColorNames } from "../data/use-color-names.ts";
import { Segments } from "../ui/Segments.tsx";
import { openScreen } from "../view/view-store.ts";
import { type Bar, BarTable } from "./BarTable.tsx";
import {
  articlesFrom,
  articlesIn,
  articlesWithTag,
  highlightsIn,
  highlightsWithTag,
} from "./opened-queries.ts";
import styles from "./StatisticsScreen.module.css";

interface BreakdownsProps {
  readonly statistics: Statistics;
  /** The first day of the period; null for all that there is. */
  readonly since: string | null;
}

/** Languages that are named; the rest is counted together. */
const MOST_LANGUAGES = 6;

/** What there is most of: tags, sites, colours, lengths, languages. */
export function Breakdowns({ statistics, since }: BreakdownsProps) {
  const words = wording.statistics;
  const { lengths, sites } = statistics;
  const hasArticles = lengths.some((count) => count > 0);
  return (
    <>
      <div className={styles.pair}>
        <Tags statistics={statistics} since={since} />
        <BarTable
          title={words.sites.title}
          column={words.columns.articles}
          none={words.sites.none}
          bars={sites.map(({ name, count }) => ({
            key: name,
            name,
            count,
            onOpen: () => openScreen(articlesFrom(name, since)),
          }))}
        />
      </div>
      <div className={styles.trio}>
        <Colors statistics={statistics} since={since} />
        <BarTable
          title={words.lengths.title}
          column={words.columns.articles}
          none={words.lengths.none}
          bars={hasArticles ? LENGTH_CLASSES.map((from, at) => lengthBar(from, at, lengths)) : []}
        />
        <BarTable
          title={words.languages.title}
          column={words.columns.articles}
          none={words.languages.none}
          bars={languageBars(statistics.languages, since)}
        />
      </div>
    </>
  );
}

function Tags({ statistics, since }: BreakdownsProps) {
  const words = wording.statistics.tags;
  const [carrier, setCarrier] = useState<"articles" | "highlights">("articles");
  const isArticles = carrier === "articles";
  const tags = isArticles ? statistics.articleTags : statistics.highlightTags;
  return (
    <BarTable
      title={words.title}
      column={words[carrier]}
      none={words.none}
      bars={tags.map(({ tag, count }) => ({
        key: tag,
        name: tag,
        count,
        onOpen: () =>
          openScreen(isArticles ? articlesWithTag(tag, since) : highlightsWithTag(tag, since)),
      }))}
      controls={
        <Segments
          label={words.of}
          isLabelHidden
          value={carrier}
          segments={[
            { value: "articles", label: words.articles },
            { value: "highlights", label: words.highlights },
          ]}
          onChange={setCarrier}
        />
      }
    />
  );
}

function Colors({ statistics, since }: BreakdownsProps) {
  const names = useColorNames();
  const words = wording.statistics;
  const used = COLORS.filter((color) => statistics.colors[color] > 0);
  return (
    <BarTable
      title={words.colors.title}
      column={words.columns.highlights}
      none={words.colors.none}
      bars={used
        .toSorted((one, other) => statistics.colors[other] - statistics.colors[one])
        .map((color) => ({
          key: color,
          name: names[color],
          count: statistics.colors[color],
          color,
          onOpen: () => openScreen(highlightsIn(color, since)),
        }))}
    />
  );
}

function lengthBar(from: number, at: number, lengths: readonly number[]): Bar {
  const name = wording.statistics.lengths.range(from, LENGTH_CLASSES[at + 1]);
  return { key: name, name, count: lengths[at] ?? 0 };
}

function languageBars(languages: Statistics["languages"], since: string | null): readonly Bar[] {
  const words = wording.statistics.languages;
  const rest = languages.slice(MOST_LANGUAGES);
  const named: readonly Bar[] = languages.slice(0, MOST_LANGUAGES).map(({ language, count }) =>
    language === null
      ? { key: "unknown", name: words.unknown, count }
      : {
          key: `language ${language}`,
          name: words.name(language),
          count,
          onOpen: () => openScreen(articlesIn(language, since)),
        },
  );
  const others = rest.reduce((sum, { count }) => sum + count, 0);
  return others === 0 ? named : [...named, { key: "others", name: words.others, count: others }];
}
