import type { ForkConverter } from "../import/converter-pool.ts";

/** What differs between the programs that run commands: Node, and the desktop's own. */
export interface CommandHost {
  readonly forkConverter: ForkConverter;
  /** Absolute path of the articles that a library gets when a window makes it. */
  readonly samplesDirectory: string;
}
