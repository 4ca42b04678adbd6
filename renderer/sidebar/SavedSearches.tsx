import { X } from "lucide-react";
import type { SavedSearch } from "#contract/records.js";
import { wording } from "#core/wording/wording.js";
import { askApp } from "../ipc/ask-app.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { showToast } from "../ui/toasts.ts";
import { tellDeed } from "../undo/tell-deed.ts";
import type { Screen } from "../view/screen.ts";
import { openScreen } from "../view/view-store.ts";
import styles from "./Sidebar.module.css";
import { SidebarRow } from "./SidebarRow.tsx";

interface SavedSearchesProps {
  readonly searches: readonly SavedSearch[];
  readonly screen: Screen;
}

export function SavedSearches({ searches, screen }: SavedSearchesProps) {
  if (searches.length === 0) return null;
  return (
    <section aria-labelledby="sidebar-searches">
      <h2 id="sidebar-searches" className={styles.heading}>
        {wording.views.savedSearches}
      </h2>
      <ul>
        {searches.map((search) => (
          <li key={search.id}>
            <SidebarRow
              label={search.name}
              count={search.count}
              isCurrent={screen.kind === "search" && screen.query === search.query}
              onPress={() => openScreen({ kind: "search", query: search.query })}
              menu={
                <IconButton
                  label={wording.search.removeSaved(search.name)}
                  className={styles.remove}
                  onPress={() => void remove(search)}
                >
                  <X />
                </IconButton>
              }
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

async function remove(search: SavedSearch): Promise<void> {
  const reply = await askApp("savedSearches.remove", { id: search.id });
  if (!reply.ok) {
    showToast({ text: reply.error.message, kind: "trouble" });
    return;
  }
  tellDeed(wording.search.removed(search.name));
}
