import { Menu as MenuIcon } from "lucide-react";
import { useRef } from "react";
import { wording } from "#core/wording/wording.js";
import { useOverview } from "../data/use-overview.ts";
import { runCommand } from "../keyboard/command-handlers.ts";
import { useCommand, useKeyOf } from "../keyboard/use-command.ts";
import { Button } from "../ui/Button.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { SearchField } from "../ui/SearchField.tsx";
import { useFocusOnShow } from "../ui/use-focus-on-show.ts";
import { useIsNarrow } from "../view/use-is-narrow.ts";
import { adjustScreen, closeScreen, openScreen, setDrawer, useView } from "../view/view-store.ts";
import styles from "./TopBar.module.css";

/** The search field and Add…: on every screen but the reader. */
export function TopBar() {
  const screen = useView((state) => state.screen);
  const counts = useOverview()?.counts;
  const isNarrow = useIsNarrow();
  const input = useRef<HTMLInputElement>(null);
  useCommand("search", () => {
    // An empty search says what can be asked.
    if (screen.kind !== "search") openScreen({ kind: "search", query: "" });
    input.current?.focus();
    input.current?.select();
  });
  // From the reader one comes to an empty search by its key: to type.
  useFocusOnShow(input, { isWanted: screen.kind === "search" && screen.query === "" });
  const articles =
    counts === undefined ? 0 : counts.inbox + counts.reading + counts.done + counts.archived;
  return (
    <search className={styles.bar}>
      {isNarrow && (
        <IconButton label={wording.app.openSidebar} onPress={() => setDrawer(true)}>
          <MenuIcon />
        </IconButton>
      )}
      <SearchField
        ref={input}
        label={wording.search.label}
        placeholder={
          articles === 0
            ? wording.search.label
            : wording.search.placeholder(articles, counts?.annotations ?? 0)
        }
        chord={useKeyOf("search")}
        value={screen.kind === "search" ? screen.query : ""}
        onChange={searchFor}
        onSubmit={() => void runCommand("open")}
        onKeyDown={(event) => {
          if (event.key === "ArrowDown") {
            // The focus is in the results by now, which the key would scroll.
            if (runCommand("next")) event.preventDefault();
          } else if (event.key === "Escape" && input.current?.value === "") {
            input.current.blur();
            if (screen.kind === "search") closeScreen();
          } else event.continuePropagation();
        }}
      />
      <Button kind="primary" onPress={() => void runCommand("add-files")} className={styles.add}>
        {wording.library.add}
      </Button>
    </search>
  );
}

/** The first letter opens the results, an empty field goes back to where one was. */
function searchFor(query: string): void {
  const { screen } = useView.getState();
  if (screen.kind !== "search") {
    if (query !== "") openScreen({ kind: "search", query });
  } else if (query === "") closeScreen();
  else adjustScreen({ kind: "search", query });
}
