import { Fragment } from "react";
import { wording } from "#core/wording/wording.js";
import { COMMAND_IDS, type CommandId, type Scope, commandShape } from "../keyboard/commands.ts";
import { useCommandNames } from "../keyboard/use-command-names.ts";
import { keysOf } from "../keyboard/key-map.ts";
import { useSettings } from "../data/use-settings.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Kbd } from "../ui/Kbd.tsx";
import { closeOverlay, openScreen } from "../view/view-store.ts";
import styles from "./ShortcutsDialog.module.css";

const SCOPES: readonly Scope[] = ["everywhere", "marks", "lists", "reader"];

/** Every command that has a key, as it is set on this device. */
export function ShortcutsDialog() {
  const names = useCommandNames();
  return (
    <Dialog
      title={wording.shortcuts.title}
      isOpen
      onClose={closeOverlay}
      size="large"
      isForReading
      actions={
        <Button onPress={() => openScreen({ kind: "settings" })}>{wording.shortcuts.change}</Button>
      }
    >
      <div className={styles.columns}>
        {SCOPES.map((scope) => (
          <section key={scope} className={styles.scope}>
            <h3 className={styles.heading}>{wording.shortcuts[scope]}</h3>
            <dl>
              {COMMAND_IDS.filter((id) => commandShape(id).scope === scope).map((id) => (
                <Line key={id} id={id} name={names[id]} />
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

interface LineProps {
  readonly id: CommandId;
  readonly name: string;
}

function Line({ id, name }: LineProps) {
  const keys = keysOf(id, useSettings());
  if (keys.length === 0) return null;
  return (
    <div className={styles.line}>
      <dt>{name}</dt>
      <dd className={styles.keys}>
        {keys.map((key, index) => (
          <Fragment key={key}>
            {index > 0 && <span className={styles.or}>{wording.shortcuts.or}</span>}
            <Kbd chord={key} isRead />
          </Fragment>
        ))}
      </dd>
    </div>
  );
}
