import type { FileToImport } from "./file-to-import.ts";
import { create } from "zustand";
import type { CallProgress } from "../ipc/ask-app.ts";
import type { ImportOutcome } from "#contract/records.js";

/** What is being added just now, and what became of the last files. */
interface ImportState {
  readonly running:
    | {
        /** `reading`: the window hands files over; `adding`: the app works on them. */
        readonly phase: "reading" | "adding";
        readonly progress: CallProgress;
        readonly cancel: () => void;
      }
    | undefined;
  /** To be added after those that are being added. */
  readonly waiting: readonly FileToImport[];
  /** Of the last import; empty before there was one. */
  readonly outcomes: readonly ImportOutcome[];
  /** Those of the last import that were not added, and might be another time. */
  readonly mayRetry: readonly FileToImport[];
}

export const useImports = create<ImportState>()(() => ({
  running: undefined,
  waiting: [],
  outcomes: [],
  mayRetry: [],
}));
