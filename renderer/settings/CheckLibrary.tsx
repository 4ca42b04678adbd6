import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { CallOutput } from "#contract/calls.js";
import { wording } from "#core/wording/wording.js";
import { queryKeys } from "../data/query-keys.ts";
import { Button } from "../ui/Button.tsx";
import { ProgressBar } from "../ui/ProgressBar.tsx";
import styles from "./LibrarySettings.module.css";
import { Deed } from "./SettingsGroup.tsx";
import { useLongCall } from "./use-long-call.ts";

const words = wording.settings;

type CheckReport = CallOutput<"library.check"> & { readonly isRepaired: boolean };

/** Reads every file, says what is wrong and what is not needed, and repairs when asked to. */
export function CheckLibrary() {
  const check = useLongCall("library.check");
  const client = useQueryClient();
  const [report, setReport] = useState<CheckReport>();
  const button = useRef<HTMLButtonElement>(null);

  async function run(repair: boolean): Promise<void> {
    setReport(undefined);
    const found = await check.run({ repair });
    setReport(found && { ...found, isRepaired: repair });
    if (repair) await client.invalidateQueries({ queryKey: queryKeys.quarantine });
  }

  function runRepair(): void {
    // The button that was pressed goes away with the report.
    button.current?.focus();
    void run(true);
  }

  return (
    <Deed
      title={words.check}
      hint={words.checkHint}
      action={
        check.isRunning ? (
          <Button ref={button} onPress={check.cancel}>
            {wording.app.cancel}
          </Button>
        ) : (
          <Button ref={button} onPress={() => void run(false)}>
            {words.checkNow}
          </Button>
        )
      }
    >
      {check.isRunning && <ProgressBar label={check.first ?? words.checking} value={check.share} />}
      {report !== undefined && <Report report={report} onRepair={runRepair} />}
    </Deed>
  );
}

interface ReportProps {
  readonly report: CheckReport;
  readonly onRepair: () => void;
}

function Report({ report, onRepair }: ReportProps) {
  const { problems, remarks, filesChecked, isRepaired } = report;
  return (
    <div className={styles.report}>
      <p role="status">
        {problems.length === 0 ? words.sound(filesChecked) : words.problems(problems.length)}
      </p>
      {problems.length > 0 && (
        <Found
          title={words.foundList}
          found={problems.map(({ path, problem, action }) => ({
            path,
            sentence: action === "" ? problem : `${problem} · ${action}`,
          }))}
        />
      )}
      {problems.length > 0 && !isRepaired && (
        <>
          <p className={styles.hint}>{words.repairHint}</p>
          <Button onPress={onRepair}>{words.repair}</Button>
        </>
      )}
      {remarks.length > 0 && (
        <>
          <p className={styles.hint}>{words.remarks(remarks.length)}</p>
          <Found
            title={words.remarkList}
            found={remarks.map(({ path, remark }) => ({ path, sentence: remark }))}
          />
        </>
      )}
    </div>
  );
}

interface FoundProps {
  /** For those who do not see it. */
  readonly title: string;
  readonly found: readonly { readonly path: string; readonly sentence: string }[];
}

/** Scrolls when it is long; Tab reaches it then. */
function Found({ title, found }: FoundProps) {
  return (
    <ul className={styles.problems} aria-label={title}>
      {found.map(({ path, sentence }) => (
        <li key={`${path} ${sentence}`} className={styles.problem}>
          <code>{path}</code>
          <span>{sentence}</span>
        </li>
      ))}
    </ul>
  );
}
