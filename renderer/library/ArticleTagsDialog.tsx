import type { ArticleId } from "#core/identity/ids.js";
import { wording } from "#core/wording/wording.js";
import { useKnownTags } from "../data/use-known-tags.ts";
import { useNamedTags } from "../tags/use-tag-names.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { TagEditor } from "../ui/TagEditor.tsx";
import { closeOverlay } from "../view/view-store.ts";
import { tagArticles, untagArticles } from "./change-articles.ts";
import { useTagsOf } from "./use-tags-of.ts";

interface ArticleTagsDialogProps {
  readonly articleIds: readonly ArticleId[];
}

/** Tags of one article, or of several together: what is added goes on all, and what only some carry says so. */
export function ArticleTagsDialog({ articleIds }: ArticleTagsDialogProps) {
  const known = useKnownTags();
  const add = useNamedTags((tag) => void tagArticles(articleIds, tag));
  const { onAll, onSome } = useTagsOf(articleIds);
  return (
    <Dialog
      title={wording.tags.ofArticles(articleIds.length)}
      isOpen
      onClose={closeOverlay}
      size="small"
      actions={
        <Button kind="primary" onPress={closeOverlay}>
          {wording.app.done}
        </Button>
      }
    >
      <TagEditor
        label={wording.tags.label}
        tags={onAll}
        partly={{ counts: onSome, total: articleIds.length }}
        known={known}
        onAdd={add}
        onRemove={(tag) => void untagArticles(articleIds, tag)}
        isFocusedOnShow
        onDone={closeOverlay}
      />
    </Dialog>
  );
}
