import { Tags } from "lucide-react";
import { useMemo } from "react";
import type { LibraryOverview } from "#contract/records.js";
import type { Tag } from "#core/tag/tag.js";
import { wording } from "#core/wording/wording.js";
import { MANAGE_TAGS_ID } from "../tags/focus-manage-tags.ts";
import { useTagNames } from "../tags/use-tag-names.ts";
import { Button } from "../ui/Button.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { openScreen, openTags, useView } from "../view/view-store.ts";
import styles from "./Sidebar.module.css";
import { TagTree } from "./TagTree.tsx";
import { mostUsedTags } from "./most-used-tags.ts";
import { buildTagTree } from "./tag-tree.ts";
import { useTagsAfterList } from "./use-tags-after-list.ts";

interface SidebarTagsProps {
  readonly overview: LibraryOverview | undefined;
}

function openTag(tag: Tag): void {
  openScreen({ kind: "library", view: "all", tag });
}

/** The tags as a tree, and the way to the list of all of them. */
export function SidebarTags({ overview }: SidebarTagsProps) {
  const { nameOf } = useTagNames();
  const shownTag = useView(({ screen }) => (screen.kind === "library" ? screen.tag : undefined));
  const tags = useTagsAfterList(overview?.tags);
  const nodes = useMemo(() => buildTagTree(tags), [tags]);
  const hasDeleted = overview?.tagMarks.some(({ trashed }) => trashed === true) ?? false;
  if (nodes.length === 0 && !hasDeleted) return null;
  const current = shownTag && nameOf(shownTag);
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
      <TagTree nodes={shown} current={current} onOpen={openTag} />
      {left > 0 && (
        <Button kind="quiet" onPress={() => openTags()}>
          {wording.manageTags.more(left)}
        </Button>
      )}
    </section>
  );
}
