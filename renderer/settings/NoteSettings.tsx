import { useRef, useState } from "react";
import type { CallOutput } from "#contract/calls.js";
import type { Reply } from "#contract/reply.js";
import { wording } from "#core/wording/wording.js";
import { askApp } from "../ipc/ask-app.ts";
import { exportNotes } from "../notebook/export-notes.ts";
import { Button } from "../ui/Button.tsx";
import styles from "./NoteSettings.module.css";
import { Deed, SettingsGroup } from "./SettingsGroup.tsx";

const words = wording.settings;
type ImportReport = CallOutput<"notes.import">;

/** Highlights and notes out of the library and into it. */
export function NoteSettings() {
  const [reply, setReply] = useState<Reply<"notes.import">>();
  const picker = useRef<HTMLInputElement>(null);
  return (
    <SettingsGroup title={words.notes}>
      <Deed
        title={wording.notebook.export}
        hint={words.exportHint}
        action={
          <>
            <Button onPress={() => void exportNotes("markdown", {})}>{words.exportMarkdown}</Button>
            <Button onPress={() => void exportNotes("json", {})}>{words.exportJson}</Button>
          </>
        }
      />
      <Deed
        title={words.importNotes}
        hint={words.importHint}
        action={<Button onPress={() => picker.current?.click()}>{words.chooseFile}</Button>}
      >
        <input
          ref={picker}
          type="file"
          accept=".json,application/json"
          hidden
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file !== undefined) void importNotes(file).then(setReply);
            // Choosing the same file again must be heard, too.
            event.currentTarget.value = "";
          }}
        />
        {reply?.ok === true && <Report report={reply.value} />}
        {reply?.ok === false && (
          <p role="alert" className={styles.trouble}>
            {reply.error.message}
          </p>
        )}
      </Deed>
    </SettingsGroup>
  );
}

async function importNotes(file: File): Promise<Reply<"notes.import">> {
  return askApp("notes.import", { format: "json", text: await file.text() });
}

function Report({ report }: { readonly report: ImportReport }) {
  return (
    <div role="status">
      <p>{words.imported(report.added, report.known)}</p>
      {report.unplaced.length > 0 && (
        <>
          <p>{words.unplaced(report.unplaced.length)}</p>
          <ul className={styles.unplaced}>
            {report.unplaced.map(({ quote, reason }) => (
              <li key={quote}>
                “{quote}” <span className={styles.reason}>{reason}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
