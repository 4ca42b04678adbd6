import { scaleBand, scaleLinear } from "d3-scale";
import { useRef } from "react";
import { wording } from "#core/wording/wording.js";
import { classNames } from "../ui/class-names.ts";
import { PlainTable } from "./PlainTable.tsx";
import { Legend, PlotFrame } from "./PlotFrame.tsx";
import styles from "./TimePlot.module.css";
import type { TimeStep } from "./time-series.ts";
import { usePointedPlace } from "./use-pointed-place.ts";
import { useWidth } from "./use-width.ts";

/** Something that is counted for every step of time. */
interface Measure {
  readonly name: "added" | "finished" | "highlights" | "notes";
  readonly label: string;
  readonly kind: "quiet" | "accent";
}

interface TimePlotProps {
  readonly title: string;
  readonly none: string;
  readonly steps: readonly TimeStep[];
  readonly measures: readonly [Measure, Measure];
  /** The second measure stands beside the first, or is a part of it and stands within. */
  readonly arrangement: "beside" | "within";
  readonly describe: (step: TimeStep) => string;
  readonly onOpen: (when: string) => void;
}

/** CSS pixels. */
const HEIGHT = 150;
const AXIS_HEIGHT = 22;
const DIGIT_WIDTH = 7;

/** Bars over months or years. */
export function TimePlot(props: TimePlotProps) {
  const { title, none, steps, measures, describe } = props;
  const words = wording.statistics;
  const isYears = steps[0]?.when.length === "2026".length;
  const isEmpty = steps.every((step) => measures.every(({ name }) => step[name] === 0));
  const pointed = usePointedPlace({
    count: steps.length,
    steps: { ArrowLeft: -1, ArrowRight: 1, ArrowDown: -1, ArrowUp: 1 },
    onOpen: (place) => open(place),
  });

  function open(place: number): void {
    const step = steps[place];
    if (step !== undefined) props.onOpen(step.when);
  }

  function say(place: number): string | undefined {
    const step = steps[place];
    return step && words.at(nameOf(step.when), describe(step));
  }

  return (
    <PlotFrame
      title={title}
      none={isEmpty ? none : undefined}
      legend={
        <Legend
          entries={measures}
          pointedAt={pointed.place === undefined ? undefined : say(pointed.place)}
        />
      }
      table={
        <PlainTable
          label={title}
          columns={[
            isYears ? words.columns.year : words.columns.month,
            ...measures.map(({ label }) => label),
          ]}
          rows={steps
            .toReversed()
            .map((step) => [
              nameOf(step.when),
              ...measures.map(({ name }) => wording.counts.number(step[name])),
            ])}
        />
      }
    >
      <div
        {...pointed.props}
        role="slider"
        aria-label={title}
        aria-valuemin={1}
        aria-valuemax={steps.length}
        aria-valuenow={(pointed.place ?? steps.length - 1) + 1}
        aria-valuetext={say(pointed.place ?? steps.length - 1)}
        className={styles.plot}
      >
        <Bars {...props} place={pointed.place} onPoint={pointed.point} onPress={open} />
      </div>
    </PlotFrame>
  );
}

interface BarsProps extends Pick<TimePlotProps, "steps" | "measures" | "arrangement"> {
  readonly place: number | undefined;
  readonly onPoint: (place: number) => void;
  readonly onPress: (place: number) => void;
}

function Bars({ steps, measures, arrangement, place, onPoint, onPress }: BarsProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const most = Math.max(1, ...steps.flatMap((step) => measures.map(({ name }) => step[name])));
  const up = scaleLinear().domain([0, most]).nice(3).range([HEIGHT, 6]);
  const ticks = up.ticks(3).filter(Number.isInteger);
  const gutter =
    DIGIT_WIDTH * Math.max(...ticks.map((tick) => wording.counts.number(tick).length)) + 8;
  const along = scaleBand<number>()
    .domain(steps.map((_, at) => at))
    .range([gutter, Math.max(gutter, width)])
    .paddingInner(0.28)
    .paddingOuter(0.14);
  const left = (at: number): number => along(at) ?? 0;
  const labelled = labelledSteps(steps, along.step());
  const isBeside = arrangement === "beside";
  const barWidth = isBeside ? along.bandwidth() / 2 : along.bandwidth();
  return (
    <div ref={box} className={styles.box}>
      <svg width={width} height={HEIGHT + AXIS_HEIGHT} aria-hidden="true">
        {ticks.map((tick) => (
          <g key={tick} transform={`translate(0 ${up(tick)})`}>
            <line x1={gutter} x2={width} className={styles.grid} />
            <text x={gutter - 8} dy="0.32em" className={styles.tick}>
              {wording.counts.number(tick)}
            </text>
          </g>
        ))}
        {steps.map((step, at) => (
          <g key={step.when}>
            <rect
              x={left(at) - along.step() * 0.14}
              width={along.step()}
              y={0}
              height={HEIGHT}
              className={classNames(styles.column, at === place && styles.pointed)}
              onPointerMove={() => onPoint(at)}
              onClick={() => onPress(at)}
            />
            {measures.map(({ name, kind }, nth) => (
              <rect
                key={name}
                x={left(at) + (isBeside ? nth * barWidth : 0)}
                width={Math.max(1, isBeside ? barWidth - 1 : barWidth)}
                y={topOf(up(step[name]), step[name])}
                height={HEIGHT - topOf(up(step[name]), step[name])}
                rx={Math.min(2, barWidth / 3)}
                className={styles[kind]}
              />
            ))}
          </g>
        ))}
        <line x1={gutter} x2={width} y1={HEIGHT} y2={HEIGHT} className={styles.base} />
        {labelled.map(({ at, label }) => (
          <text
            key={at}
            x={left(at) + along.bandwidth() / 2}
            y={HEIGHT + 16}
            className={classNames(styles.label, /^\d/.test(label) && styles.year)}
          >
            {label}
          </text>
        ))}
      </svg>
    </div>
  );
}

/** One of something is to be seen beside thousands. */
function topOf(top: number, value: number): number {
  return value > 0 ? Math.min(top, HEIGHT - 2) : HEIGHT;
}

/** CSS pixels that a label takes with some room around it. */
const LABEL_WIDTH = 40;

/** As many as have room; of months those by which a year is divided evenly. @param width  of a step */
function labelledSteps(
  steps: readonly TimeStep[],
  width: number,
): readonly { readonly at: number; readonly label: string }[] {
  const isYears = steps[0]?.when.length === "2026".length;
  const least = Math.max(1, Math.ceil(LABEL_WIDTH / Math.max(1, width)));
  const every = isYears ? least : ([1, 2, 3, 6, 12].find((number) => number >= least) ?? 12);
  return steps.flatMap(({ when }, at) => {
    if (isYears) return (steps.length - 1 - at) % every === 0 ? [{ at, label: when }] : [];
    const month = Number(when.slice("2026-".length));
    if ((month - 1) % every !== 0) return [];
    return [{ at, label: month === 1 ? when.slice(0, 4) : wording.statistics.shortMonth(when) }];
  });
}

function nameOf(when: string): string {
  return when.length === "2026".length ? when : wording.statistics.month(when);
}
