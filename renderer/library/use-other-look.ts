import { useChangeSettings, useSettings } from "../data/use-settings.ts";
import type { ListLook } from "./list-look.tsx";

export interface OtherLook {
  readonly other: ListLook;
  /** Shows the articles in the other way. */
  readonly change: () => void;
}

export function useOtherLook(): OtherLook {
  const { listLook } = useSettings();
  const changeSettings = useChangeSettings();
  const other = listLook === "list" ? "cards" : "list";
  return { other, change: () => changeSettings({ listLook: other }) };
}
