import type { TagChangeOutcome } from "#contract/records.js";
import { assertNever } from "#core/assert-never.js";
import type { TagChange } from "#core/tag/tag-change.js";
import { isWithin, moved } from "#core/tag/tag-names.js";
import { wording } from "#core/wording/wording.js";
import { askApp } from "../ipc/ask-app.ts";
import { showToast } from "../ui/toasts.ts";
import { tellDeed } from "../undo/tell-deed.ts";
import { adjustScreen, useView } from "../view/view-store.ts";

/** Changes a tag everywhere and says so, with a way back. @returns whether it was saved */
export async function changeTag(change: TagChange): Promise<boolean> {
  const reply = await askApp("tags.change", { change });
  if (!reply.ok) {
    showToast({ text: reply.error.message, kind: "trouble" });
    return false;
  }
  tellDeed(describe(change, reply.value));
  if (change.kind === "rename") followTag(change);
  return true;
}

/** Whoever looks at the articles of the tag goes on looking at them. */
function followTag({ tag, to }: Extract<TagChange, { kind: "rename" }>): void {
  const { screen } = useView.getState();
  if (screen.kind !== "library" || screen.tag === undefined || !isWithin(screen.tag, tag)) return;
  adjustScreen({ ...screen, tag: moved(screen.tag, tag, to) });
}

function describe(change: TagChange, { steps }: TagChangeOutcome): string {
  const words = wording.manageTags;
  switch (change.kind) {
    case "rename": {
      const step = steps.find(({ from }) => from === change.tag);
      const name = step?.to ?? change.to;
      return step?.merges === true
        ? words.didMerge(change.tag, name)
        : words.didRename(change.tag, name);
    }
    case "separate":
      return words.didSeparate(change.tag);
    case "delete":
      return words.didDelete(change.tag);
    case "restore":
      return words.didRestore(change.tag);
    default:
      return assertNever(change);
  }
}
