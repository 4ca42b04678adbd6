import { useQuery } from "@tanstack/react-query";
import type { ArticleId } from "#core/identity/ids.js";
import type { Tag } from "#core/tag/tag.js";
import { wording } from "#core/wording/wording.js";
import { askOrThrow } from "../data/ask-or-throw.ts";
import { queryKeys } from "../data/query-keys.ts";
import { useKnownTags } from "../data/use-known-tags.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { TagEditor } from "../ui/TagEditor.tsx";
import { closeOverlay } from "../view/view-store.ts";
import { tagArticles, untagArticles } from "./change-articles.ts";

interface ArticleTagsDialogProps {
  readonly articleIds: readonly ArticleId[];
}

/** Tags of one article, or of several together: what is shown is on at least one, what is added goes on all. */
export function ArticleTagsDialog({ articleIds }: ArticleTagsDialogProps) {
  const known = useKnownTags();
  const { data: tags = [] } = useQuery({
    queryKey: [...queryKeys.lists, "tags-of", articleIds],
    queryFn: () => tagsOf(articleIds),
  });
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
        tags={tags}
        known={known}
        onAdd={(tag) => void tagArticles(articleIds, tag)}
        onRemove={(tag) => void untagArticles(articleIds, tag)}
        isFocusedOnShow
        onDone={closeOverlay}
      />
    </Dialog>
  );
}

/** More are tagged together, but their tags are not looked up one by one. */
const MOST_LOOKED_UP = 20;

async function tagsOf(articleIds: readonly ArticleId[]): Promise<readonly Tag[]> {
  const articles = await Promise.all(
    articleIds
      .slice(0, MOST_LOOKED_UP)
      .map((articleId) => askOrThrow("articles.get", { articleId })),
  );
  return [...new Set(articles.flatMap((article) => article.tags))].toSorted();
}
