import { ToggleButton } from "react-aria-components/ToggleButton";
import { ToggleButtonGroup } from "react-aria-components/ToggleButtonGroup";
import type { Color } from "#core/annotation/color.js";
import styles from "./ColorChoice.module.css";
import { WithTooltip } from "./Tooltip.tsx";
import { classNames } from "./class-names.ts";

interface ColorChoiceProps {
  readonly label: string;
  readonly colors: readonly Color[];
  /** As the reader calls them. */
  readonly names: Readonly<Record<Color, string>>;
  readonly value: Color | undefined;
  /** Pressing the chosen one takes the choice back. */
  readonly onChange: (color: Color | undefined) => void;
}

/** The colours as dots, of which one may be chosen. */
export function ColorChoice({ label, colors, names, value, onChange }: ColorChoiceProps) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      selectedKeys={value === undefined ? [] : [value]}
      onSelectionChange={(keys) => onChange(colors.find((color) => keys.has(color)))}
      className={classNames(styles.group)}
    >
      {colors.map((color) => (
        <WithTooltip key={color} label={names[color]}>
          <ToggleButton id={color} aria-label={names[color]} className={classNames(styles.choice)}>
            <span className={styles.dot} data-color={color} />
          </ToggleButton>
        </WithTooltip>
      ))}
    </ToggleButtonGroup>
  );
}
