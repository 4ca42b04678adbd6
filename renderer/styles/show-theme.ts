import { z } from "zod";
import type { Settings } from "#core/settings/settings.js";

type ThemeChoice = Settings["theme"];
const Theme = z.enum(["paper", "light", "dark", "black"]);
export type Theme = z.infer<typeof Theme>;

const REMEMBERED_THEME_KEY = "postil.theme";
const prefersDark = matchMedia("(prefers-color-scheme: dark)");

/** Before the settings have arrived: the theme of last time, so that the window does not flash. */
export function showRememberedTheme(): void {
  const remembered = Theme.safeParse(localStorage.getItem(REMEMBERED_THEME_KEY));
  document.documentElement.dataset["theme"] = remembered.success
    ? remembered.data
    : resolve("system");
}

/** Shows a theme, and with `system` follows the system from then on. @returns its undo */
export function showTheme(choice: ThemeChoice): () => void {
  function show(): void {
    const theme = resolve(choice);
    document.documentElement.dataset["theme"] = theme;
    localStorage.setItem(REMEMBERED_THEME_KEY, theme);
  }
  show();
  prefersDark.addEventListener("change", show);
  return () => prefersDark.removeEventListener("change", show);
}

function resolve(choice: ThemeChoice): Theme {
  if (choice !== "system") return choice;
  return prefersDark.matches ? "dark" : "paper";
}
