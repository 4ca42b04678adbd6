import type { CopyKind } from "#core/quotation/copied-text.js";
import type { CommandId } from "./commands.ts";
import { useCommand } from "./use-command.ts";

/** The command of each kind of copy. */
export const COPY_COMMANDS = {
  words: "copy-words",
  quotation: "copy-quotation",
  markdown: "copy-markdown",
  link: "copy-link",
} as const satisfies Record<CopyKind, CommandId>;

/** @param copy  returns false when there is nothing to copy */
export function useCopyCommands(copy: (kind: CopyKind) => boolean): void {
  useCommand("copy-words", () => copy("words"));
  useCommand("copy-quotation", () => copy("quotation"));
  useCommand("copy-markdown", () => copy("markdown"));
  useCommand("copy-link", () => copy("link"));
}
