/** Folders that may be as they were. In lists side by side, which cross between threads in a third of the time of records. */
export interface KnownFolders {
  /** Absolute, that all of them are in. */
  readonly directory: string;
  readonly names: readonly string[];
  /** Of each the names of its logs, parted by `/`, which no name holds. */
  readonly logs: readonly string[];
  readonly fingerprints: readonly string[];
}

/** What the thread is told: folders to look at, or that nothing more comes. */
export type FingerprintRequest = KnownFolders | "end";

/** For each folder that was asked for, whether its fingerprint is the one given. */
export type FingerprintReply = readonly boolean[];

export function joinLogs(logs: readonly string[]): string {
  return logs.join("/");
}

export function partLogs(joined: string): readonly string[] {
  return joined === "" ? [] : joined.split("/");
}
