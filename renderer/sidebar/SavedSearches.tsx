import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import type { SavedSearch } from "#contract/records.js";
import { wording } from "#core/wording/wording.js";
import { askApp } from "../ipc/ask-app.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { Menu, MenuItem } from "../ui/Menu.tsx";
import { showToast } from "../ui/toasts.ts";
import { tellDeed } from "../undo/tell-deed.ts";
import { openOverlay, searchFor, useView } from "../view/view-store.ts";
import styles from "./Sidebar.module.css";
import { SidebarRow } from "./SidebarRow.tsx";

interface SavedSearchesProps {
  readonly searches: readonly SavedSearch[];
}

export function SavedSearches({ searches }: SavedSearchesProps) {
  if (searches.length === 0) return null;
  return (
    <section aria-labelledby="sidebar-searches">
      <h2 id="sidebar-searches" className={styles.heading}>
        {wording.views.savedSearches}
      </h2>
      <ul>
        {searches.map((search) => (
          <li key={search.id}>
            <SavedSearchRow search={search} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function SavedSearchRow({ search }: { readonly search: SavedSearch }) {
  // Asked of each, so that a letter in the search field draws those again which it makes current, or no longer so.
  const isCurrent = useView(
    ({ screen }) => screen.kind === "search" && screen.query.trim() === search.query.trim(),
  );
  return (
    <SidebarRow
      label={search.name}
      count={search.count}
      isCurrent={isCurrent}
      onPress={() => searchFor(search.query)}
      menu={
        <Menu
          label={wording.search.actions(search.name)}
          trigger={
            <IconButton label={wording.search.actions(search.name)} className={styles.remove}>
              <Ellipsis />
            </IconButton>
          }
        >
          <MenuItem
            id="rename"
            icon={<Pencil aria-hidden="true" />}
            label={wording.search.rename}
            onAction={() => openOverlay({ kind: "rename-search", search })}
          />
          <MenuItem
            id="remove"
            icon={<Trash2 aria-hidden="true" />}
            label={wording.search.remove}
            onAction={() => void remove(search)}
          />
        </Menu>
      }
    />
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
