import { wording } from "#core/wording/wording.js";
import { useKnownTags } from "../data/use-known-tags.ts";
import { useNamedTags } from "../tags/use-tag-names.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { TagEditor } from "../ui/TagEditor.tsx";
import { type ArticlesInDialog, closeOverlay } from "../view/view-store.ts";
import { tagArticles, untagArticles } from "./change-articles.ts";
import { useTagsOf } from "./use-tags-of.ts";

interface ArticleTagsDialogProps {
  readonly articles: ArticlesInDialog;
}

/** Tags of one article, or of several together: what is added goes on all, and what only some carry says so. */
export function ArticleTagsDialog({ articles }: ArticleTagsDialogProps) {
  const { count, named } = articles;
  const known = useKnownTags();
  const add = useNamedTags((tag) => void tagArticles(named, tag));
  const { onAll, onSome } = useTagsOf(named);
  return (
    <Dialog
      title={wording.tags.ofArticles(count)}
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
        partly={{ counts: onSome, total: count }}
        known={known}
        onAdd={add}
        onRemove={(tag) => void untagArticles(named, tag)}
        isFocusedOnShow
        onDone={closeOverlay}
      />
    </Dialog>
  );
}
