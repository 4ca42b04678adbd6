import { useMemo } from "react";
import { COLORS } from "#core/annotation/color.js";
import { wording } from "#core/wording/wording.js";
import { useColorNames } from "../data/use-color-names.ts";
import { COLOR_COMMANDS } from "./color-commands.ts";
import type { CommandId } from "./commands.ts";

/** @returns what each command is called; the six of the colours as the reader named these */
export function useCommandNames(): Readonly<Record<CommandId, string>> {
  const colors = useColorNames();
  return useMemo(() => {
    const names: Record<CommandId, string> = { ...wording.commands };
    for (const color of COLORS) names[COLOR_COMMANDS[color]] = colors[color];
    return names;
  }, [colors]);
}
