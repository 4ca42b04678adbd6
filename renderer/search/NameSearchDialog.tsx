import { type SubmitEvent, useRef, useState } from "react";
import type { SavedSearchId } from "#core/identity/ids.js";
import { wording } from "#core/wording/wording.js";
import { askApp } from "../ipc/ask-app.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { TextField } from "../ui/TextField.tsx";
import { showToast } from "../ui/toasts.ts";
import { useFocusOnShow } from "../ui/use-focus-on-show.ts";
import { closeOverlay } from "../view/view-store.ts";
import styles from "./NameSearchDialog.module.css";

interface NameSearchDialogProps {
  readonly title: string;
  /** Of a search that is saved already; undefined for a new one. */
  readonly id?: SavedSearchId;
  /** To begin with. */
  readonly name: string;
  readonly query: string;
  readonly onSaved: (name: string) => void;
}

/** Asks what a saved search is called. */
export function NameSearchDialog({ title, id, name, query, onSaved }: NameSearchDialogProps) {
  const [chosen, setChosen] = useState(name);
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useFocusOnShow(field);

  async function save(event: SubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const reply = await askApp("savedSearches.put", {
      ...(id !== undefined && { id }),
      name: chosen.trim(),
      query,
    });
    if (reply.ok) {
      closeOverlay();
      onSaved(chosen.trim());
    } else showToast({ text: reply.error.message, kind: "trouble" });
  }

  return (
    <Dialog title={title} isOpen onClose={closeOverlay} size="small">
      <form className={styles.form} onSubmit={(event) => void save(event)}>
        <TextField
          label={wording.search.name}
          value={chosen}
          onChange={setChosen}
          ref={field}
          isRequired
        />
        <p className={styles.query}>{query}</p>
        <div className={styles.actions}>
          <Button onPress={closeOverlay}>{wording.app.cancel}</Button>
          <Button kind="primary" type="submit" isDisabled={chosen.trim() === ""}>
            {wording.app.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
