import type { Settings } from "#core/settings/settings.js";

/** The page's colour in each theme, as in renderer/styles/tokens.css: what shows before the first paint. */
export const PAGE_COLORS: Readonly<Record<Exclude<Settings["theme"], "system">, string>> = {
  paper: "#fbf8f2",
  light: "#ffffff",
  dark: "#171613",
  black: "#000000",
};

export function pageColor(theme: Settings["theme"], isSystemDark: boolean): string {
  if (theme === "system") return isSystemDark ? PAGE_COLORS.dark : PAGE_COLORS.paper;
  return PAGE_COLORS[theme];
}

/** What menus, dialogs and scroll bars follow. */
export function nativeThemeSource(theme: Settings["theme"]): "system" | "light" | "dark" {
  if (theme === "system") return "system";
  return theme === "dark" || theme === "black" ? "dark" : "light";
}
