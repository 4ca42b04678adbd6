import { useEffect } from "react";
import { useStoredSettings } from "../data/use-settings.ts";
import { showTheme } from "./show-theme.ts";

/** Shows the theme that the settings choose, and until they are here the one of last time; mounted once, by the App. */
export function useTheme(): void {
  const theme = useStoredSettings().settings?.theme;
  useEffect(() => (theme === undefined ? undefined : showTheme(theme)), [theme]);
}
