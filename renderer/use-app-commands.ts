import { Settings } from "#core/settings/settings.js";
import { wording } from "#core/wording/wording.js";
import { useChangeSettings, useSettings } from "./data/use-settings.ts";
import { useImports } from "./import/import-store.ts";
import { pickFiles } from "./import/pick-files.ts";
import { useCommand } from "./keyboard/use-command.ts";
import { showToast } from "./ui/toasts.ts";
import { NOTEBOOK } from "./view/screen.ts";
import { askShowingProgress } from "./undo/long-deeds.ts";
import { closeScreen, openOverlay, openScreen, openTags, useView } from "./view/view-store.ts";

/** Commands that work on every screen; a screen that runs one of them itself is asked first. */
export function useAppCommands(): void {
  const { theme } = useSettings();
  const changeSettings = useChangeSettings();
  useCommand("palette", () => openOverlay({ kind: "palette" }));
  useCommand("shortcuts", () => openOverlay({ kind: "shortcuts" }));
  useCommand("add-files", pickFiles);
  useCommand("import-report", showImportReport);
  useCommand("undo", () => void takeBack("undo", wording.undo.undone));
  useCommand("redo", () => void takeBack("redo", wording.undo.redone));
  useCommand("back", () => {
    // A list is where one starts from: Escape does not lead out of it.
    if (useView.getState().screen.kind === "library") return false;
    closeScreen();
    return true;
  });
  useCommand("search", () => openScreen({ kind: "search", query: "" }));
  useCommand("go-inbox", () => openScreen({ kind: "library", view: "inbox" }));
  useCommand("go-reading", () => openScreen({ kind: "library", view: "reading" }));
  useCommand("go-done", () => openScreen({ kind: "library", view: "done" }));
  useCommand("go-archive", () => openScreen({ kind: "library", view: "archived" }));
  useCommand("go-review", () => openScreen({ kind: "review" }));
  useCommand("go-trash", () => openScreen({ kind: "library", view: "trash" }));
  useCommand("go-notebook", () => openScreen(NOTEBOOK));
  useCommand("go-statistics", () => openScreen({ kind: "statistics" }));
  useCommand("go-settings", () => openScreen({ kind: "settings" }));
  useCommand("manage-tags", () => openTags());
  useCommand("next-theme", () => {
    const themes = Settings.shape.theme.unwrap().options;
    const next = themes[(themes.indexOf(theme) + 1) % themes.length];
    if (next !== undefined) changeSettings({ theme: next });
  });
}

/** Of what this window added; else of the inbox folder. */
function showImportReport(): void {
  const source = useImports.getState().outcomes.length > 0 ? "window" : "inbox";
  openOverlay({ kind: "import-report", source });
}

async function takeBack(call: "undo" | "redo", words: (label: string) => string): Promise<void> {
  const reply = await askShowingProgress(call, {});
  showToast({ text: reply.ok ? words(reply.value.label) : reply.error.message });
}
