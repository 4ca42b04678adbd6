import { useEffect } from "react";
import { useSettings } from "../data/use-settings.ts";
import { showTheme } from "./show-theme.ts";

/** Shows the theme that the settings choose; mounted once, by the App. */
export function useTheme(): void {
  const { theme } = useSettings();
  useEffect(() => showTheme(theme), [theme]);
}
