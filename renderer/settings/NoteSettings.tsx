import { useRef } from "react";
import { wording } from "#core/wording/wording.js";
import { exportNotes } from "../notebook/export-notes.ts";
import { Button } from "../ui/Button.tsx";
import { ProgressBar } from "../ui/ProgressBar.tsx";
import styles from "./NoteSettings.module.css";
import { importNotes, type NotesImportReport, useNotesImport } from "./notes-import.ts";
import { Deed, SettingsGroup } from "./SettingsGroup.tsx";

const words = wording.settings;

/** Highlights and notes out of the library and into it. */
export function NoteSettings() {
  const current = useNotesImport((state) => state.current);
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
        action={
          current.kind === "running" ? (
            <Button onPress={current.cancel}>{wording.app.cancel}</Button>
          ) : (
            <Button onPress={() => picker.current?.click()}>{words.chooseFile}</Button>
          )
        }
      >
        <input
          ref={picker}
          type="file"
          accept=".json,application/json"
          hidden
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file !== undefined) void importNotes(file);
            // Choosing the same file again must be heard, too.
            event.currentTarget.value = "";
          }}
        />
        {current.kind === "running" && (
          <ProgressBar label={current.first ?? words.importing} value={current.share} />
        )}
        {current.kind === "done" && <Report report={current.report} />}
        {(current.kind === "stopped" || current.kind === "failed") && (
          <p role="alert" className={styles.trouble}>
            {current.kind === "stopped" ? words.importStopped : current.message}
          </p>
        )}
      </Deed>
    </SettingsGroup>
  );
}

function Report({ report }: { readonly report: NotesImportReport }) {
  return (
    <div role="status">
      <p>{words.imported(report.added, report.known)}</p>
      {report.unplaced.length > 0 && (
        <>
          <p>{words.unplaced(report.unplaced.length)}</p>
          <ul className={styles.unplaced}>
            {report.unplaced.map(({ quote, reason }, place) => (
              // Two highlights may have the same words; the list never changes.
              <li key={`${place} ${quote}`}>
                “{quote}” <span className={styles.reason}>{reason}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
