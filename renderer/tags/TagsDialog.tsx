import { useState } from "react";
import type { Tag } from "#core/tag/tag.js";
import { wording } from "#core/wording/wording.js";
import { Dialog } from "../ui/Dialog.tsx";
import { ErrorState } from "../ui/ErrorState.tsx";
import type { TagWish } from "../view/view-store.ts";
import { closeOverlay } from "../view/view-store.ts";
import { DeleteTag } from "./DeleteTag.tsx";
import { EditTag } from "./EditTag.tsx";
import { TagList } from "./TagList.tsx";
import { focusManageTags } from "./focus-manage-tags.ts";
import { useTags } from "./use-tags.ts";

interface TagsDialogProps {
  /** The tag that one came for, and what to do with it; without, all tags are listed. */
  readonly wish: TagWish | undefined;
}

/** Every tag of the library: which there are, what carries them, and a way to rename, merge, colour and delete them. */
export function TagsDialog({ wish: first }: TagsDialogProps) {
  const { tags, error, retry } = useTags();
  const [wish, setWish] = useState(first);
  // Who came for one tag leaves when it is done; who came for the list goes on with it.
  const back = (): void => (first === undefined ? setWish(undefined) : closeOverlay());
  function done(): void {
    back();
    if (first !== undefined) focusManageTags();
  }
  const use = tags?.find(({ tag }) => tag === wish?.tag);
  const open = (tag: Tag, what: TagWish["what"] = "edit"): void => setWish({ tag, what });
  return (
    <Dialog title={titleOf(wish)} isOpen onClose={closeOverlay} size="medium">
      {error !== null && <ErrorState title={wording.views.failed} error={error} onRetry={retry} />}
      {wish === undefined && tags !== undefined && <TagList tags={tags} onOpen={open} />}
      {wish?.what === "edit" && use !== undefined && (
        <EditTag
          key={use.tag}
          use={use}
          onDelete={() => open(use.tag, "delete")}
          onBack={() => setWish(undefined)}
          onDone={done}
        />
      )}
      {wish?.what === "delete" && <DeleteTag tag={wish.tag} onBack={back} onDone={done} />}
    </Dialog>
  );
}

function titleOf(wish: TagWish | undefined): string {
  if (wish === undefined) return wording.manageTags.title;
  return wish.what === "delete"
    ? wording.manageTags.deleteQuestion(wish.tag)
    : wording.manageTags.edit(wish.tag);
}
