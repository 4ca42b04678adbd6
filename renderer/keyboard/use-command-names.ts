import { useMemo } from "react";
import { COLORS } from "#core/annotation/color.js";
import { wording } from "#core/wording/wording.js";
import { useColorNames } from "../data/use-color-names.ts";
import { COMMAND_IDS, type CommandId } from "./commands.ts";

/** @returns what each command is called; the six of the colours as the reader named these */
export function useCommandNames(): Readonly<Record<CommandId, string>> {
  const colors = useColorNames();
  return useMemo(() => {
    const names: Record<CommandId, string> = { ...wording.commands };
    for (const [index, color] of COLORS.entries()) {
      const id = COMMAND_IDS.find((candidate) => candidate === `color-${index + 1}`);
      if (id !== undefined) names[id] = colors[color];
    }
    return names;
  }, [colors]);
}
