import { RotateCcw, X } from "lucide-react";
import { Fragment, useState } from "react";
import { wording } from "#core/wording/wording.js";
import { useChangeSettings, useSettings } from "../data/use-settings.ts";
import { readableKeys, thisPlatform } from "../keyboard/chord.ts";
import { COMMAND_IDS, type CommandId } from "../keyboard/commands.ts";
import { useCommandNames } from "../keyboard/use-command-names.ts";
import { conflictsWith, keysOf } from "../keyboard/key-map.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { Kbd } from "../ui/Kbd.tsx";
import { Switch } from "../ui/Switch.tsx";
import { classNames } from "../ui/class-names.ts";
import { KeyRecorder } from "./KeyRecorder.tsx";
import styles from "./KeySettings.module.css";
import { SettingsGroup } from "./SettingsGroup.tsx";

const words = wording.settings;

/** The key of every command. */
export function KeySettings() {
  const { singleLetterKeys } = useSettings();
  const change = useChangeSettings();
  const [recording, setRecording] = useState<CommandId>();
  return (
    <SettingsGroup title={words.keyboard}>
      <Switch isSelected={singleLetterKeys} onChange={(isOn) => change({ singleLetterKeys: isOn })}>
        {words.singleLetters}
        <span className={styles.hint}>{words.singleLettersHint}</span>
      </Switch>
      <ul className={styles.list}>
        {COMMAND_IDS.map((id) => (
          <KeyLine
            key={id}
            id={id}
            isRecording={recording === id}
            onRecord={(isOn) => setRecording(isOn ? id : undefined)}
          />
        ))}
      </ul>
    </SettingsGroup>
  );
}

interface KeyLineProps {
  readonly id: CommandId;
  readonly isRecording: boolean;
  readonly onRecord: (isOn: boolean) => void;
}

function KeyLine({ id, isRecording, onRecord }: KeyLineProps) {
  const settings = useSettings();
  const change = useChangeSettings();
  // With single characters on, so that a key that is switched off still shows what it is.
  const keys = keysOf(id, { ...settings, singleLetterKeys: true });
  const active = keysOf(id, settings);
  const name = useCommandNames()[id];
  const { [id]: chosen, ...others } = settings.keys;

  function setKey(key: string | undefined): void {
    onRecord(false);
    change({ keys: key === undefined ? others : { ...others, [id]: key } });
  }

  return (
    <li className={styles.line}>
      <span className={styles.name}>{name}</span>
      {chosen !== undefined && (
        <IconButton
          label={words.resetKey(name)}
          onPress={() => setKey(undefined)}
          className={styles.small}
        >
          <RotateCcw />
        </IconButton>
      )}
      {keys.length > 0 && (
        <IconButton
          label={words.removeKey(name)}
          onPress={() => setKey("")}
          className={styles.small}
        >
          <X />
        </IconButton>
      )}
      <KeyRecorder
        label={words.change(name)}
        isRecording={isRecording}
        onRecord={onRecord}
        onKey={setKey}
      >
        {keys.length === 0 ? (
          <span className={styles.none}>{words.noKey}</span>
        ) : (
          keys.map((key, index) => (
            <Fragment key={key}>
              {index > 0 && <span className={styles.none}>{wording.shortcuts.or}</span>}
              <span className={classNames(!active.includes(key) && styles.off)}>
                <Kbd chord={key} isRead />
              </span>
            </Fragment>
          ))
        )}
      </KeyRecorder>
      {chosen !== undefined && chosen !== "" && <Conflicts id={id} keyChosen={chosen} />}
    </li>
  );
}

function Conflicts({ id, keyChosen }: { readonly id: CommandId; readonly keyChosen: string }) {
  const platform = thisPlatform();
  const names = useCommandNames();
  const others = conflictsWith(id, keyChosen, useSettings(), platform);
  const [first] = others;
  if (first === undefined) return null;
  const key = readableKeys(keyChosen, platform).join("+");
  return (
    <p className={styles.conflict} role="status">
      {words.conflict(key, names[first])}
    </p>
  );
}
