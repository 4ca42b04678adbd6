import { ChevronLeft, ChevronRight } from "lucide-react";
import { useMemo, useRef } from "react";
import type { Statistics } from "#contract/statistics-calls.js";
import { wording } from "#core/wording/wording.js";
import { classNames } from "../ui/class-names.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { openScreen } from "../view/view-store.ts";
import styles from "./DayCalendar.module.css";
import { type DayGrid, dayGrid, daysAfter, LEVELS, type ShownDays } from "./day-grid.ts";
import { highlightsMadeOn } from "./opened-queries.ts";
import { PlainTable } from "./PlainTable.tsx";
import { PlotFrame } from "./PlotFrame.tsx";
import { usePointedPlace } from "./use-pointed-place.ts";
import { useWidth } from "./use-width.ts";

interface DayCalendarProps {
  readonly days: Statistics["days"];
  readonly shown: ShownDays;
  /** Where one may go on to other years. */
  readonly years?: YearChoice | undefined;
}

export interface YearChoice {
  readonly year: number;
  readonly first: number;
  readonly last: number;
  readonly onChange: (year: number) => void;
}

/** CSS pixels. */
const LABELS_WIDTH = 30;
const LARGEST_CELL = 15;
const MONTHS_HEIGHT = 18;

/** A year of days, darker where more was highlighted. */
export function DayCalendar({ days, shown, years }: DayCalendarProps) {
  const words = wording.statistics.calendar;
  const { from, to, today } = shown;
  const grid = useMemo(() => dayGrid(days, { from, to, today }), [days, from, to, today]);
  const marked = grid.cells.filter(({ highlights }) => highlights > 0);
  const { cells } = grid;
  const pointed = usePointedPlace({
    count: cells.length,
    steps: { ArrowLeft: -7, ArrowRight: 7, ArrowUp: -1, ArrowDown: 1 },
    onOpen: open,
  });

  function open(place: number): void {
    const day = cells[place]?.day;
    if (day !== undefined) openScreen(highlightsMadeOn(day, daysAfter(day, 1)));
  }

  function say(place: number): string | undefined {
    const cell = cells[place];
    return (
      cell && wording.statistics.at(wording.statistics.day(cell.day), words.values(cell.highlights))
    );
  }

  return (
    <PlotFrame
      title={words.title}
      none={marked.length === 0 ? words.none : undefined}
      controls={years !== undefined && <Years {...years} />}
      table={
        <PlainTable
          label={words.title}
          columns={[words.day, wording.statistics.columns.highlights]}
          rows={marked
            .toReversed()
            .map(({ day, highlights }) => [
              wording.statistics.day(day),
              wording.counts.number(highlights),
            ])}
        />
      }
    >
      <div
        {...pointed.props}
        role="slider"
        aria-label={words.title}
        aria-valuemin={1}
        aria-valuemax={cells.length}
        aria-valuenow={(pointed.place ?? cells.length - 1) + 1}
        aria-valuetext={say(pointed.place ?? cells.length - 1)}
        className={styles.plot}
      >
        <Cells grid={grid} place={pointed.place} onPoint={pointed.point} onPress={open} />
      </div>
      <div className={styles.foot}>
        <p>{pointed.place === undefined ? words.days(marked.length) : say(pointed.place)}</p>
        <p className={styles.scale} aria-hidden="true">
          {words.fewer}
          {Array.from({ length: LEVELS + 1 }, (_, level) => (
            <span key={level} className={styles.shade} data-level={level} />
          ))}
          {words.more}
        </p>
      </div>
    </PlotFrame>
  );
}

interface CellsProps {
  readonly grid: DayGrid;
  readonly place: number | undefined;
  readonly onPoint: (place: number) => void;
  readonly onPress: (place: number) => void;
}

function Cells({ grid, place, onPoint, onPress }: CellsProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const pitch = Math.min(LARGEST_CELL + 3, Math.max(4, (width - LABELS_WIDTH) / grid.weeks));
  const gap = pitch < 9 ? 1 : 3;
  // Where there is no room for words they are in the table.
  const hasWeekdays = pitch >= 12;
  const start = hasWeekdays ? LABELS_WIDTH : 0;
  return (
    <div ref={box} className={styles.box}>
      <svg
        width={Math.max(0, Math.min(width, start + pitch * grid.weeks))}
        height={MONTHS_HEIGHT + pitch * 7}
        aria-hidden="true"
      >
        {grid.months.map(({ month, week }, at) => (
          <text key={month} x={start + week * pitch} y={11} className={styles.label}>
            {pitch < 11 && at % 2 === 1 ? "" : wording.statistics.shortMonth(month)}
          </text>
        ))}
        {hasWeekdays &&
          wording.statistics.calendar.weekdays.map((name, at) => (
            <text
              key={at}
              x={0}
              y={MONTHS_HEIGHT + pitch * at + pitch - gap - 3}
              className={styles.label}
            >
              {name}
            </text>
          ))}
        {grid.cells.map(({ day, week, weekday, level, isAhead }, at) => (
          <rect
            key={day}
            x={start + week * pitch}
            y={MONTHS_HEIGHT + weekday * pitch}
            width={pitch - gap}
            height={pitch - gap}
            rx={pitch < 9 ? 1 : 3}
            data-level={level}
            className={classNames(
              styles.cell,
              isAhead && styles.ahead,
              at === place && styles.pointed,
            )}
            onPointerMove={() => onPoint(at)}
            onClick={() => onPress(at)}
          />
        ))}
      </svg>
    </div>
  );
}

function Years({ year, first, last, onChange }: YearChoice) {
  const words = wording.statistics.calendar;
  return (
    <div className={styles.years}>
      <IconButton
        label={words.earlier}
        isDisabled={year <= first}
        onPress={() => onChange(year - 1)}
      >
        <ChevronLeft />
      </IconButton>
      <span aria-live="polite">{words.year(year)}</span>
      <IconButton label={words.later} isDisabled={year >= last} onPress={() => onChange(year + 1)}>
        <ChevronRight />
      </IconButton>
    </div>
  );
}
