import { z } from "zod";
import { Color, DEFAULT_COLOR } from "../annotation/color.ts";

/** What can be chosen. */
const choices = {
  theme: z.enum(["system", "paper", "light", "dark", "black"]),
  /** Article text, CSS pixels. */
  fontSize: z.number().min(12).max(36),
  lineHeight: z.number().min(1.2).max(2.2),
  /** Widest reading column, CSS pixels. */
  columnWidth: z.number().min(420).max(960),
  font: z.enum(["literata", "inter", "system-serif", "system-sans"]),
  justify: z.boolean(),
  hyphenate: z.boolean(),
  /** Whether an article opens with its recurring notices folded. */
  foldNotices: z.boolean(),
  showOutline: z.boolean(),
  showNotes: z.boolean(),
  singleLetterKeys: z.boolean(),
  /** Key by command id, where the reader chose another; see `renderer/keyboard`. */
  keys: z.record(z.string(), z.string()),
  lastColor: Color,
  /** Whether what was searched for is remembered on this device. */
  keepSearches: z.boolean(),
  sort: z.enum(["newest", "oldest", "title", "longest", "shortest", "recently-changed"]),
  /** How the articles of the library are shown. */
  listLook: z.enum(["list", "cards"]),
};

/** How the window looks and behaves on this device; a file in the per-user configuration folder, shared by all windows. */
export const Settings = z.object({
  theme: choices.theme.default("system"),
  fontSize: choices.fontSize.default(18.5),
  lineHeight: choices.lineHeight.default(1.58),
  columnWidth: choices.columnWidth.default(640),
  font: choices.font.default("literata"),
  justify: choices.justify.default(false),
  hyphenate: choices.hyphenate.default(true),
  foldNotices: choices.foldNotices.default(true),
  showOutline: choices.showOutline.default(true),
  showNotes: choices.showNotes.default(true),
  singleLetterKeys: choices.singleLetterKeys.default(true),
  keys: choices.keys.default({}),
  lastColor: choices.lastColor.default(DEFAULT_COLOR),
  keepSearches: choices.keepSearches.default(true),
  sort: choices.sort.default("newest"),
  listLook: choices.listLook.default("list"),
});
export type Settings = Readonly<z.infer<typeof Settings>>;

/** Some of the settings. It knows no defaults: they would set what nobody touched. */
export const SettingsChange = z.object(choices).partial();
export type SettingsChange = Readonly<z.infer<typeof SettingsChange>>;
