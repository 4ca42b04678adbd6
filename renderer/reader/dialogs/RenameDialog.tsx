import { useId, useRef, useState } from "react";
import type { ArticleDetail } from "#contract/records.js";
import { wording } from "#core/wording/wording.js";
import { askApp } from "../../ipc/ask-app.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { showToast } from "../../ui/toasts.ts";
import { useFocusOnShow } from "../../ui/use-focus-on-show.ts";
import { useReaderStore } from "../state/reader-store.ts";

interface RenameDialogProps {
  readonly detail: ArticleDetail;
}

/** Gives an article another title; empty brings its own back. */
export function RenameDialog({ detail }: RenameDialogProps) {
  const store = useReaderStore();
  const form = useId();
  const [title, setTitle] = useState(detail.title);
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useFocusOnShow(field);
  const words = wording.reader;
  const close = (): void => store.setState({ dialog: undefined });
  async function save(): Promise<void> {
    const typed = title.trim();
    const chosen = typed === "" || typed === detail.facts.title ? null : typed;
    const reply = await askApp("articles.update", {
      articleIds: [detail.articleId],
      title: chosen,
    });
    if (reply.ok) close();
    else showToast({ text: words.notSaved(reply.error.message), kind: "trouble" });
  }
  return (
    <Dialog
      title={words.rename}
      isOpen
      onClose={close}
      size="small"
      actions={
        <>
          <Button onPress={close}>{wording.app.cancel}</Button>
          <Button kind="primary" type="submit" form={form}>
            {wording.app.save}
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label={words.title}
          description={words.ownTitle(detail.facts.title)}
          value={title}
          onChange={setTitle}
          ref={field}
        />
      </form>
    </Dialog>
  );
}
