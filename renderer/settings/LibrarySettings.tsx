import { useState } from "react";
import type { CallOutput } from "#contract/calls.js";
import { wording } from "#core/wording/wording.js";
import { useOverview } from "../data/use-overview.ts";
import { useChangeSettings, useSettings } from "../data/use-settings.ts";
import { Button } from "../ui/Button.tsx";
import { ProgressBar } from "../ui/ProgressBar.tsx";
import { Switch } from "../ui/Switch.tsx";
import { CheckLibrary } from "./CheckLibrary.tsx";
import styles from "./LibrarySettings.module.css";
import { QuarantinedFiles } from "./QuarantinedFiles.tsx";
import { Deed, SettingsGroup } from "./SettingsGroup.tsx";
import { useLongCall } from "./use-long-call.ts";

const words = wording.settings;

/** Where the library is, and whether it is sound. */
export function LibrarySettings() {
  const overview = useOverview();
  return (
    <SettingsGroup title={words.library}>
      <Deed title={words.folder} hint={words.folderHint} action={null}>
        <code className={styles.path}>{overview?.directory}</code>
        {overview !== undefined && overview.readOnlyBecause !== null && (
          <p className={styles.trouble}>
            {words.readOnly} {overview.readOnlyBecause}
          </p>
        )}
      </Deed>
      <Problems problems={overview?.problems ?? []} />
      <KeptSearches />
      <CheckLibrary />
      <QuarantinedFiles />
      <Rebuild />
    </SettingsGroup>
  );
}

function KeptSearches() {
  const { keepSearches } = useSettings();
  const changeSettings = useChangeSettings();
  return (
    <Deed
      title={words.searches}
      hint={words.keepSearchesHint}
      action={
        <Switch
          isSelected={keepSearches}
          onChange={(chosen) => changeSettings({ keepSearches: chosen })}
        >
          {words.keepSearches}
        </Switch>
      }
    />
  );
}

interface ProblemsProps {
  readonly problems: readonly { readonly path: string; readonly problem: string }[];
}

/** Damage met while reading; nothing of it was lost in silence. */
function Problems({ problems }: ProblemsProps) {
  if (problems.length === 0) return null;
  return (
    <div className={styles.report}>
      <p className={styles.trouble}>{wording.trouble.damaged(problems.length)}</p>
      <ul className={styles.problems}>
        {problems.map(({ path, problem }) => (
          <li key={`${path} ${problem}`} className={styles.problem}>
            <code>{path}</code>
            <span>{problem}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Rebuild() {
  const rebuild = useLongCall("library.rebuild");
  const [built, setBuilt] = useState<CallOutput<"library.rebuild">>();

  async function run(): Promise<void> {
    setBuilt(undefined);
    setBuilt(await rebuild.run({}));
  }

  return (
    <Deed
      title={words.rebuild}
      hint={words.rebuildHint}
      action={
        // Not disabled, or it would lose the focus. Nor a way to cancel: the index has to be filled in any case.
        <Button onPress={() => void run()} isPending={rebuild.isRunning}>
          {words.rebuildNow}
        </Button>
      }
    >
      {rebuild.isRunning && <ProgressBar label={words.rebuilding} value={rebuild.share} />}
      {built !== undefined && (
        <p role="status">{words.rebuilt(built.articles, built.annotations)}</p>
      )}
    </Deed>
  );
}
