import { useRef, useState } from "react";
import type { TagChange } from "#core/tag/tag-change.js";
import type { Tag } from "#core/tag/tag.js";
import { wording } from "#core/wording/wording.js";
import { Button } from "../ui/Button.tsx";
import { useFocusOnShow } from "../ui/use-focus-on-show.ts";
import { changeTag } from "./change-tag.ts";
import styles from "./EditTag.module.css";
import { useTagPreview } from "./use-tags.ts";

interface DeleteTagProps {
  readonly tag: Tag;
  readonly onBack: () => void;
  /** It is deleted. */
  readonly onDone: () => void;
}

/** Says what loses the tag before it does. */
export function DeleteTag({ tag, onBack, onDone }: DeleteTagProps) {
  const [change] = useState<TagChange>({ kind: "delete", tag });
  const [isBusy, setBusy] = useState(false);
  const outcome = useTagPreview(change);
  const button = useRef<HTMLButtonElement>(null);
  useFocusOnShow(button);
  const words = wording.manageTags;

  async function remove(): Promise<void> {
    setBusy(true);
    if (await changeTag(change)) onDone();
    else setBusy(false);
  }

  return (
    <div className={styles.part}>
      <p className={styles.preview} role="status">
        {outcome !== undefined && words.willChange(outcome, outcome.steps)}
      </p>
      <p className={styles.hint}>{words.deleteHint}</p>
      <footer className={styles.foot}>
        <Button kind="quiet" onPress={onBack} ref={button}>
          {wording.app.cancel}
        </Button>
        <Button
          kind="danger"
          isDisabled={outcome === undefined || isBusy}
          onPress={() => void remove()}
        >
          {words.delete}
        </Button>
      </footer>
    </div>
  );
}
