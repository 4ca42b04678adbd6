import { wording } from "#core/wording/wording.js";
import { ColorSettings } from "./ColorSettings.tsx";
import { FaultSettings } from "./FaultSettings.tsx";
import { KeySettings } from "./KeySettings.tsx";
import { LibrarySettings } from "./LibrarySettings.tsx";
import { LookSettings } from "./LookSettings.tsx";
import { NoteSettings } from "./NoteSettings.tsx";
import { SnapshotSettings } from "./SnapshotSettings.tsx";
import styles from "./SettingsScreen.module.css";

/** How the window looks and behaves on this device, and care for the library. */
export function SettingsScreen() {
  return (
    <section className={styles.screen} aria-label={wording.settings.title}>
      <div className={styles.column}>
        <h1 className={styles.title}>{wording.settings.title}</h1>
        <LookSettings />
        <ColorSettings />
        <LibrarySettings />
        <SnapshotSettings />
        <FaultSettings />
        <NoteSettings />
        <KeySettings />
      </div>
    </section>
  );
}
