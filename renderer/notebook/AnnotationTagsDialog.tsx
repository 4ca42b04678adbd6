import { useQuery } from "@tanstack/react-query";
import type { AnnotationId } from "#core/identity/ids.js";
import { wording } from "#core/wording/wording.js";
import { askOrThrow } from "../data/ask-or-throw.ts";
import { queryKeys } from "../data/query-keys.ts";
import { useKnownTags } from "../data/use-known-tags.ts";
import { shareTags } from "../library/use-tags-of.ts";
import { useNamedTags } from "../tags/use-tag-names.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { TagEditor } from "../ui/TagEditor.tsx";
import { closeOverlay } from "../view/view-store.ts";
import { BulkProgress } from "./BulkProgress.tsx";
import { changeMany } from "./bulk-deed.ts";

interface AnnotationTagsDialogProps {
  readonly annotationIds: readonly AnnotationId[];
}

/** Tags of several highlights together: what is added goes on all, and what only some carry says so. */
export function AnnotationTagsDialog({ annotationIds }: AnnotationTagsDialogProps) {
  const known = useKnownTags();
  const add = useNamedTags((tag) => void changeMany(annotationIds, { addTags: [tag] }));
  const { data } = useQuery({
    queryKey: [...queryKeys.notebooks, "tags-of", annotationIds],
    queryFn: async ({ signal }) => {
      const input = { annotationIds: [...annotationIds] };
      const { entries } = await askOrThrow("annotations.outline", input, { signal });
      return { ...shareTags(entries.map(({ tags }) => tags)), total: entries.length };
    },
  });
  return (
    <Dialog
      title={wording.notebook.tagsOf(annotationIds.length)}
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
        tags={data?.onAll ?? []}
        partly={{ counts: data?.onSome ?? NONE, total: data?.total ?? annotationIds.length }}
        known={known}
        onAdd={add}
        onRemove={(tag) => void changeMany(annotationIds, { removeTags: [tag] })}
        isFocusedOnShow
        onDone={closeOverlay}
      />
      <BulkProgress />
    </Dialog>
  );
}

const NONE: ReturnType<typeof shareTags>["onSome"] = new Map();
