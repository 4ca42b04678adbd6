import type { ReactElement } from "react";
import { Dialog, DialogTrigger } from "react-aria-components/Dialog";
import { Popover } from "react-aria-components/Popover";
import type { Settings } from "#core/settings/settings.js";
import { wording } from "#core/wording/wording.js";
import { useChangeSettings, useSettings } from "../../data/use-settings.ts";
import { Segments } from "../../ui/Segments.tsx";
import { Switch } from "../../ui/Switch.tsx";
import { classNames } from "../../ui/class-names.ts";
import { useReader, useReaderStore } from "../state/reader-store.ts";
import { Stepper } from "./Stepper.tsx";
import styles from "./TypographyPanel.module.css";

interface TypographyPanelProps {
  /** The button that opens it. */
  readonly trigger: ReactElement;
}

/** How articles are set. Every change shows at once in the text behind it. */
export function TypographyPanel({ trigger }: TypographyPanelProps) {
  const store = useReaderStore();
  const isOpen = useReader(({ panel }) => panel === "typography");
  return (
    <DialogTrigger
      isOpen={isOpen}
      onOpenChange={(opened) => store.setState({ panel: opened ? "typography" : undefined })}
    >
      {trigger}
      <Popover placement="bottom end" offset={6} className={classNames(styles.popover)}>
        <Dialog aria-label={wording.reader.typography} className={classNames(styles.panel)}>
          <Choices />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

const FONTS = ["literata", "inter", "system-serif", "system-sans"] as const;
const THEMES = ["system", "paper", "light", "dark", "black"] as const;

function Choices() {
  const settings = useSettings();
  const change = useChangeSettings();
  const words = wording.settings;
  return (
    <>
      <Segments<Settings["font"]>
        label={words.font}
        value={settings.font}
        segments={FONTS.map((value) => ({ value, label: wording.reader.fonts[value] }))}
        onChange={(font) => change({ font })}
      />
      <Stepper
        label={words.fontSize}
        value={settings.fontSize}
        range={{ least: 12, most: 36, step: 0.5 }}
        format={words.pixels}
        onChange={(fontSize) => change({ fontSize })}
      />
      <Stepper
        label={words.lineHeight}
        value={settings.lineHeight}
        range={{ least: 1.2, most: 2.2, step: 0.05 }}
        format={(value) => value.toFixed(2)}
        onChange={(lineHeight) => change({ lineHeight })}
      />
      <Stepper
        label={words.columnWidth}
        value={settings.columnWidth}
        range={{ least: 420, most: 960, step: 20 }}
        format={words.pixels}
        onChange={(columnWidth) => change({ columnWidth })}
      />
      <Switch isSelected={settings.justify} onChange={(justify) => change({ justify })}>
        {words.justify}
      </Switch>
      <Switch isSelected={settings.hyphenate} onChange={(hyphenate) => change({ hyphenate })}>
        {words.hyphenate}
      </Switch>
      <Segments<Settings["theme"]>
        label={words.theme}
        value={settings.theme}
        segments={THEMES.map((value) => ({ value, label: wording.reader.themes[value] }))}
        onChange={(theme) => change({ theme })}
      />
    </>
  );
}
