import type { MessagePortMain } from "electron";
import type { ConverterExit } from "../import/process/forked-process.ts";
import { forkConverter } from "./fork-converter.ts";

/** Forks converters for somebody who numbers them, and ends them. */
export interface ConverterLender {
  fork(converter: number): void;
  end(converter: number): void;
  endAll(): void;
}

export interface ConverterBorrower {
  /** @param port  leads to the converter */
  onForked(converter: number, pid: number | undefined, port: MessagePortMain): void;
  onEnded(converter: number, exit: ConverterExit): void;
}

export function createConverterLender(borrower: ConverterBorrower): ConverterLender {
  const endings = new Map<number, () => void>();

  return {
    fork(converter) {
      const end = forkConverter({
        onForked: (port, pid) => borrower.onForked(converter, pid, port),
        onEnded(exit) {
          endings.delete(converter);
          borrower.onEnded(converter, exit);
        },
      });
      endings.set(converter, end);
    },
    end: (converter) => endings.get(converter)?.(),
    endAll() {
      for (const end of endings.values()) end();
    },
  };
}
