import { wording } from "#core/wording/wording.js";
import { ColorSettings } from "./ColorSettings.tsx";
import { FaultSettings } from "./FaultSettings.tsx";
import { KeySettings } from "./KeySettings.tsx";
import { LibrarySettings } from "./LibrarySettings.tsx";
import { LookSettings } from "./LookSettings.tsx";
import { NoteSettings } from "./NoteSettings.tsx";
import { SettingsContents } from "./SettingsContents.tsx";
import { SnapshotSettings } from "./SnapshotSettings.tsx";
import styles from "./SettingsScreen.module.css";

const words = wording.settings;

/** Of the groups, as they follow each other. */
const TITLES = [
  words.look,
  words.article,
  words.colors,
  words.library,
  wording.snapshots.title,
  wording.faults.title,
  words.notes,
  words.keyboard,
];

/** How the window looks and behaves on this device, and care for the library. */
export function SettingsScreen() {
  return (
    <section className={styles.screen} aria-label={words.title}>
      <div className={styles.page}>
        <h1 className={styles.title}>{words.title}</h1>
        <SettingsContents titles={TITLES} />
        <div>
          <LookSettings />
          <ColorSettings />
          <LibrarySettings />
          <SnapshotSettings />
          <FaultSettings />
          <NoteSettings />
          <KeySettings />
        </div>
      </div>
    </section>
  );
}
