import { Settings } from "#core/settings/settings.js";
import { wording } from "#core/wording/wording.js";
import { useChangeSettings, useSettings } from "../data/use-settings.ts";
import { Segments } from "../ui/Segments.tsx";
import { Slider } from "../ui/Slider.tsx";
import { Switch } from "../ui/Switch.tsx";
import styles from "./LookSettings.module.css";
import { SettingsGroup } from "./SettingsGroup.tsx";

const words = wording.settings;
const THEMES = Settings.shape.theme.unwrap().options;
const FONTS = Settings.shape.font.unwrap().options;

/** Theme, and how articles are set; a sample shows it at once. */
export function LookSettings() {
  const settings = useSettings();
  const change = useChangeSettings();
  return (
    <>
      <SettingsGroup title={words.look}>
        <Segments
          label={words.theme}
          value={settings.theme}
          segments={THEMES.map((value) => ({ value, label: words.themes[value] }))}
          onChange={(theme) => change({ theme })}
        />
      </SettingsGroup>
      <SettingsGroup title={words.article}>
        <Sample settings={settings} />
        <Segments
          label={words.font}
          value={settings.font}
          segments={FONTS.map((value) => ({ value, label: words.fonts[value] }))}
          onChange={(font) => change({ font })}
        />
        <div className={styles.sliders}>
          <Slider
            label={words.fontSize}
            value={settings.fontSize}
            least={12}
            most={36}
            step={0.5}
            describe={words.pixels}
            onChange={(fontSize) => change({ fontSize })}
          />
          <Slider
            label={words.lineHeight}
            value={settings.lineHeight}
            least={1.2}
            most={2.2}
            step={0.02}
            describe={(height) => height.toFixed(2)}
            onChange={(lineHeight) => change({ lineHeight })}
          />
          <Slider
            label={words.columnWidth}
            value={settings.columnWidth}
            least={420}
            most={960}
            step={20}
            describe={words.pixels}
            onChange={(columnWidth) => change({ columnWidth })}
          />
        </div>
        <div>
          <Switch isSelected={settings.justify} onChange={(justify) => change({ justify })}>
            {words.justify}
          </Switch>
          <Switch isSelected={settings.hyphenate} onChange={(hyphenate) => change({ hyphenate })}>
            {words.hyphenate}
          </Switch>
          <Switch
            isSelected={settings.foldNotices}
            onChange={(foldNotices) => change({ foldNotices })}
          >
            {words.foldNotices}
          </Switch>
        </div>
      </SettingsGroup>
    </>
  );
}

function Sample({ settings }: { readonly settings: Settings }) {
  const { fontSize, lineHeight, justify, hyphenate } = settings;
  return (
    <p
      className={styles.sample}
      data-font={settings.font}
      lang="en"
      style={{
        fontSize,
        lineHeight,
        textAlign: justify ? "justify" : "start",
        hyphens: hyphenate ? "auto" : "manual",
      }}
    >
      {words.sample}
    </p>
  );
}
