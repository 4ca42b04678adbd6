import { ChartNoAxesColumn } from "lucide-react";
import type { Statistics } from "#contract/statistics-calls.js";
import { calendarDay } from "#core/wording/describe-day.js";
import { wording } from "#core/wording/wording.js";
import { runCommand } from "../keyboard/command-handlers.ts";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { ErrorState } from "../ui/ErrorState.tsx";
import { Segments } from "../ui/Segments.tsx";
import { useNow } from "../view/use-now.ts";
import { useRemembered } from "../view/use-remembered.ts";
import { Breakdowns } from "./Breakdowns.tsx";
import { Figures } from "./Figures.tsx";
import { Days, OverTime } from "./OverTime.tsx";
import { isPeriod, type Period, PERIODS, sinceDay } from "./period.ts";
import styles from "./StatisticsScreen.module.css";
import { useStatistics } from "./use-statistics.ts";

/** What the library holds and what became of it: a few figures, and plots. */
export function StatisticsScreen() {
  const words = wording.statistics;
  const today = calendarDay(useNow());
  const [period, setPeriod] = useRemembered<Period>("statistics-period", isPeriod, "all");
  const since = sinceDay(period, today);
  const { statistics, error, retry } = useStatistics(since);
  const isEmpty = statistics !== undefined && isNothing(statistics);
  return (
    <section className={styles.screen} aria-label={words.title}>
      <div className={styles.column}>
        <header className={styles.header}>
          <h1 className={styles.title}>{words.title}</h1>
          {!isEmpty && (
            <Segments
              label={words.period}
              isLabelHidden
              value={period}
              segments={PERIODS.map((value) => ({ value, label: words.periods[value] }))}
              onChange={setPeriod}
            />
          )}
        </header>
        {error !== null && <ErrorState title={words.failed} error={error} onRetry={retry} />}
        {error === null && statistics === undefined && (
          <p className={styles.loading} role="status">
            {wording.app.loading}
          </p>
        )}
        {isEmpty && (
          <EmptyState
            icon={<ChartNoAxesColumn aria-hidden="true" />}
            title={words.empty.title}
            text={words.empty.text}
            action={
              <Button kind="primary" onPress={() => void runCommand("add-files")}>
                {wording.library.chooseFiles}
              </Button>
            }
          />
        )}
        {statistics !== undefined && !isEmpty && (
          <div className={styles.parts}>
            <Figures statistics={statistics} period={period} />
            <OverTime statistics={statistics} period={period} today={today} />
            <Days statistics={statistics} period={period} today={today} />
            <Breakdowns statistics={statistics} since={since} />
          </div>
        )}
      </div>
    </section>
  );
}

/** Whether there never was anything, whatever the period. */
function isNothing({ months, articles, highlights }: Statistics): boolean {
  const total = articles.inbox + articles.reading + articles.done + articles.archived;
  return months.length === 0 && total === 0 && highlights === 0;
}
