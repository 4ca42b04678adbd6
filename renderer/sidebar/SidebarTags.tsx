import { Tags } from "lucide-react";
import { useMemo } from "react";
import type { LibraryOverview } from "#contract/records.js";
import { wording } from "#core/wording/wording.js";
import { MANAGE_TAGS_ID } from "../tags/focus-manage-tags.ts";
import { useTagNames } from "../tags/use-tag-names.ts";
import { Button } from "../ui/Button.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import type { Screen } from "../view/screen.ts";
import { openScreen, openTags } from "../view/view-store.ts";
import styles from "./Sidebar.module.css";
import { TagTree } from "./TagTree.tsx";
import { mostUsedTags } from "./most-used-tags.ts";
import { buildTagTree } from "./tag-tree.ts";

interface SidebarTagsProps {
  readonly overview: LibraryOverview | undefined;
  readonly screen: Screen;
}

/** The tags as a tree, and the way to the list of all of them. */
export function SidebarTags({ overview, screen }: SidebarTagsProps) {
  const { nameOf } = useTagNames();
  const tags = overview?.tags;
  const nodes = useMemo(() => buildTagTree(tags ?? []), [tags]);
  const hasDeleted = overview?.tagMarks.some(({ trashed }) => trashed === true) ?? false;
  if (nodes.length === 0 && !hasDeleted) return null;
  const current =
    screen.kind === "library" && screen.tag !== undefined ? nameOf(screen.tag) : undefined;
  const { shown, left } = mostUsedTags(nodes, current);
  return (
    <section aria-labelledby="sidebar-tags">
      <div className={styles.headed}>
        <h2 id="sidebar-tags" className={styles.heading}>
          {wording.views.tags}
        </h2>
        <IconButton
          id={MANAGE_TAGS_ID}
          label={wording.manageTags.manage}
          onPress={() => openTags()}
          className={styles.manage}
        >
          <Tags />
        </IconButton>
      </div>
      <TagTree
        nodes={shown}
        current={current}
        onOpen={(tag) => openScreen({ kind: "library", view: "all", tag })}
      />
      {left > 0 && (
        <Button kind="quiet" onPress={() => openTags()}>
          {wording.manageTags.more(left)}
        </Button>
      )}
    </section>
  );
}
