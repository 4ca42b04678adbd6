import { type SubmitEvent, useRef, useState } from "react";
import { wording } from "#core/wording/wording.js";
import { askApp } from "../ipc/ask-app.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { TextField } from "../ui/TextField.tsx";
import { showToast } from "../ui/toasts.ts";
import { useFocusOnShow } from "../ui/use-focus-on-show.ts";
import { closeOverlay } from "../view/view-store.ts";
import styles from "./SaveSearchDialog.module.css";

interface SaveSearchDialogProps {
  readonly query: string;
}

/** Gives a query a name, under which the sidebar keeps it. */
export function SaveSearchDialog({ query }: SaveSearchDialogProps) {
  const [name, setName] = useState(query);
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useFocusOnShow(field);

  async function save(event: SubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const reply = await askApp("savedSearches.put", { name: name.trim(), query });
    if (reply.ok) {
      closeOverlay();
      showToast({ text: wording.search.saved(name.trim()) });
    } else showToast({ text: reply.error.message, kind: "trouble" });
  }

  return (
    <Dialog title={wording.search.saveTitle} isOpen onClose={closeOverlay} size="small">
      <form className={styles.form} onSubmit={(event) => void save(event)}>
        <TextField
          label={wording.search.name}
          value={name}
          onChange={setName}
          ref={field}
          isRequired
        />
        <p className={styles.query}>{query}</p>
        <div className={styles.actions}>
          <Button onPress={closeOverlay}>{wording.app.cancel}</Button>
          <Button kind="primary" type="submit" isDisabled={name.trim() === ""}>
            {wording.app.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
