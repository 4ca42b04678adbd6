/** What is taken along with one page: with the page's own bytes it has to pass through a converter. */
export interface CompanionLimits {
  readonly files: number;
  /** In total. */
  readonly bytes: number;
}

export const COMPANION_LIMITS: CompanionLimits = { files: 1_000, bytes: 100 * 1024 * 1024 };
