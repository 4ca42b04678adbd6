import type { ArticleDetail } from "#contract/records.js";
import { wording } from "#core/wording/wording.js";
import { useOverview } from "../../data/use-overview.ts";
import { tagArticles, untagArticles } from "../../library/change-articles.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { TagEditor } from "../../ui/TagEditor.tsx";
import { useReaderStore } from "../state/reader-store.ts";

interface ArticleTagsDialogProps {
  readonly detail: ArticleDetail;
}

/** The tags of the article as a whole. */
export function ArticleTagsDialog({ detail: { articleId, tags } }: ArticleTagsDialogProps) {
  const store = useReaderStore();
  const overview = useOverview();
  const close = (): void => store.setState({ dialog: undefined });
  return (
    <Dialog
      title={wording.reader.tags}
      isOpen
      onClose={close}
      size="small"
      actions={
        <Button kind="primary" onPress={close}>
          {wording.app.done}
        </Button>
      }
    >
      <TagEditor
        label={wording.reader.tags}
        tags={tags}
        known={overview?.tags.map(({ tag }) => tag) ?? []}
        onAdd={(tag) => void tagArticles([articleId], tag)}
        onRemove={(tag) => void untagArticles([articleId], tag)}
        isFocusedOnShow
        onDone={close}
      />
    </Dialog>
  );
}
