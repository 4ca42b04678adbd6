import { useState } from "react";
import type { Statistics } from "#contract/statistics-calls.js";
import { wording } from "#core/wording/wording.js";
import { Segments } from "../ui/Segments.tsx";
import { openScreen } from "../view/view-store.ts";
import { DayCalendar } from "./DayCalendar.tsx";
import { articlesAddedIn, highlightsMadeIn } from "./opened-queries.ts";
import { type Period, sinceDay, yearOf } from "./period.ts";
import styles from "./StatisticsScreen.module.css";
import { TimePlot } from "./TimePlot.tsx";
import { hasEarlier, monthSteps, yearSteps } from "./time-series.ts";

interface OverTimeProps {
  readonly statistics: Statistics;
  readonly period: Period;
  /** Such as `2026-11-23`. */
  readonly today: string;
}

/** What happened month by month, or year by year. */
export function OverTime({ statistics, period, today }: OverTimeProps) {
  const words = wording.statistics;
  const [wanted, setRange] = useState<"months" | "years">("months");
  const mayChoose = period === "all" && hasEarlier(statistics.months, today);
  const range = mayChoose ? wanted : "months";
  const steps =
    range === "years"
      ? yearSteps(statistics.months, today)
      : monthSteps(statistics.months, period, today);
  return (
    <div>
      {mayChoose && (
        <div className={styles.choice}>
          <Segments
            label={words.range}
            isLabelHidden
            value={range}
            segments={[
              { value: "months", label: words.ranges.months },
              { value: "years", label: words.ranges.years },
            ]}
            onChange={setRange}
          />
        </div>
      )}
      <div className={styles.pair}>
        <TimePlot
          title={words.articlesPlot[range]}
          none={words.articlesPlot.none}
          steps={steps}
          measures={[
            { name: "added", label: words.articlesPlot.added, kind: "quiet" },
            { name: "finished", label: words.articlesPlot.finished, kind: "accent" },
          ]}
          arrangement="beside"
          describe={({ added, finished }) => words.articlesPlot.values(added, finished)}
          onOpen={(when) => openScreen(articlesAddedIn(when))}
        />
        <TimePlot
          title={words.highlightsPlot[range]}
          none={words.highlightsPlot.none}
          steps={steps}
          measures={[
            { name: "highlights", label: words.highlightsPlot.highlights, kind: "quiet" },
            { name: "notes", label: words.highlightsPlot.notes, kind: "accent" },
          ]}
          arrangement="within"
          describe={({ highlights, notes }) => words.highlightsPlot.values(highlights, notes)}
          onOpen={(when) => openScreen(highlightsMadeIn(when))}
        />
      </div>
    </div>
  );
}

/** The days of a year: of all there are one chooses which. */
export function Days({ statistics, period, today }: OverTimeProps) {
  const { days } = statistics;
  const marked = days.map(({ day }) => yearOf(day));
  const last = Math.max(yearOf(today), ...marked.slice(-1));
  const first = Math.min(last, ...marked.slice(0, 1));
  const [chosen, setYear] = useState(last);
  const since = sinceDay(period, today);
  if (period === "last-12-months" && since !== null) {
    return <DayCalendar days={days} shown={{ from: since, to: today, today }} />;
  }
  const year = period === "all" ? Math.min(last, Math.max(first, chosen)) : yearOf(today);
  return (
    <DayCalendar
      days={days}
      shown={{ from: `${year}-01-01`, to: `${year}-12-31`, today }}
      years={
        period === "all" && first < last ? { year, first, last, onChange: setYear } : undefined
      }
    />
  );
}
