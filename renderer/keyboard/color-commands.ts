import type { Color } from "#core/annotation/color.js";
import type { CommandId } from "./commands.ts";

/** The command that gives a highlight each colour. */
export const COLOR_COMMANDS = {
  pink: "color-1",
  orange: "color-2",
  yellow: "color-3",
  green: "color-4",
  blue: "color-5",
  purple: "color-6",
} as const satisfies Record<Color, CommandId>;
