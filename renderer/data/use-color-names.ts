import { useMemo } from "react";
import { COLORS, type Color } from "#core/annotation/color.js";
import { wording } from "#core/wording/wording.js";
import { useOverview } from "./use-overview.ts";

/** @returns what each colour is called: as the reader named it, else as it looks */
export function useColorNames(): Readonly<Record<Color, string>> {
  const own = useOverview()?.colorNames;
  return useMemo(() => {
    const names: Record<Color, string> = { ...wording.app.colors };
    for (const color of COLORS) names[color] = own?.[color] ?? names[color];
    return names;
  }, [own]);
}
