import { type KeyboardEvent, useState } from "react";
import { COLORS, type Color } from "#core/annotation/color.js";
import { wording } from "#core/wording/wording.js";
import { useOverview } from "../data/use-overview.ts";
import { askApp } from "../ipc/ask-app.ts";
import { ColorDot } from "../ui/ColorDot.tsx";
import { TextField } from "../ui/TextField.tsx";
import { showToast } from "../ui/toasts.ts";
import styles from "./ColorSettings.module.css";
import { SettingsGroup } from "./SettingsGroup.tsx";

const words = wording.settings;

/** What each of the six colours stands for. The names are the library's, not the device's, and can be undone. */
export function ColorSettings() {
  const own = useOverview()?.colorNames;
  return (
    <SettingsGroup title={words.colors}>
      <p className={styles.hint}>{words.colorsHint}</p>
      <ul className={styles.colors}>
        {COLORS.map((color) => (
          <li key={color} className={styles.color}>
            <ColorDot color={color} />
            <ColorName color={color} name={own?.[color] ?? ""} />
          </li>
        ))}
      </ul>
    </SettingsGroup>
  );
}

interface ColorNameProps {
  readonly color: Color;
  /** Empty while the colour is called as it looks. */
  readonly name: string;
}

/** Leaving the field and Enter save; Escape takes back what was typed. */
function ColorName({ color, name }: ColorNameProps) {
  const [typed, setTyped] = useState<string>();

  async function save(): Promise<void> {
    const wanted = typed?.trim() ?? name;
    if (wanted === name || (await isSaved(color, wanted))) setTyped(undefined);
  }

  function press(event: KeyboardEvent): void {
    if (event.key === "Enter") void save();
    else if (event.key === "Escape" && typed !== undefined) setTyped(undefined);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className={styles.name} onKeyDownCapture={press}>
      <TextField
        label={words.colorName(wording.app.colors[color])}
        isLabelHidden
        placeholder={wording.app.colors[color]}
        maxLength={LONGEST_NAME}
        value={typed ?? name}
        onChange={setTyped}
        onBlur={() => void save()}
      />
    </div>
  );
}

/** It stands in tooltips and menus, on one line. */
const LONGEST_NAME = 40;

async function isSaved(color: Color, name: string): Promise<boolean> {
  const reply = await askApp("colors.setName", { color, name: name === "" ? null : name });
  if (!reply.ok) showToast({ text: reply.error.message, kind: "trouble" });
  return reply.ok;
}
