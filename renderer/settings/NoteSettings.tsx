import { useRef, useState } from "react";
import type { CallOutput } from "#contract/calls.js";
import { wording } from "#core/wording/wording.js";
import { exportNotes } from "../notebook/export-notes.ts";
import { Button } from "../ui/Button.tsx";
import { ProgressBar } from "../ui/ProgressBar.tsx";
import styles from "./NoteSettings.module.css";
import { Deed, SettingsGroup } from "./SettingsGroup.tsx";
import { useLongCall } from "./use-long-call.ts";

const words = wording.settings;
type ImportReport = CallOutput<"notes.import">;

/** Highlights and notes out of the library and into it. */
export function NoteSettings() {
  const [told, setTold] = useState<ImportReport | string>();
  const call = useLongCall("notes.import", {
    whenLeft: "goes-on",
    onFailed: ({ code, message }) => setTold(code === "cancelled" ? words.importStopped : message),
  });

  async function importNotes(file: File): Promise<void> {
    setTold(undefined);
    const report = await call.run({ format: "json", text: await file.text() });
    if (report !== undefined) setTold(report);
  }

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
          call.isRunning ? (
            <Button onPress={call.cancel}>{wording.app.cancel}</Button>
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
        {call.isRunning && <ProgressBar label={call.first ?? words.importing} value={call.share} />}
        {typeof told === "object" && <Report report={told} />}
        {typeof told === "string" && (
          <p role="alert" className={styles.trouble}>
            {told}
          </p>
        )}
      </Deed>
    </SettingsGroup>
  );
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
