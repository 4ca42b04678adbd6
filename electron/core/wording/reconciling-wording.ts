import { assertNever } from "../assert-never.ts";
import { count, integers } from "./count.ts";

/** How far the app has come in looking through the files of the library. */
export interface ReconcilingStep {
  readonly step: "checking" | "reading" | "filling";
  /** Articles. */
  readonly done: number;
  readonly total: number;
}

export const reconcilingWording = {
  /** Below what a search found. */
  searched: (done: number, total: number) =>
    `Searched so far: ${integers.format(done)} of ${count(total, "article")}`,
  empty: {
    title: "Your articles are being read.",
    text: "Each appears here as soon as it has been.",
  },
  stopped: "Stopped. What has been read is kept; the next start goes on from there.",
} as const;

/** One quiet line. */
export function describeReconciling({ step, done, total }: ReconcilingStep): string {
  const numbers = `${integers.format(done)} of ${integers.format(total)}`;
  switch (step) {
    case "checking":
      return `Checking ${numbers}`;
    case "reading":
    case "filling":
      return `Reading ${numbers}`;
    default:
      return assertNever(step);
  }
}
