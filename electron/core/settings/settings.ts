import { z } from "zod";
import { Color, DEFAULT_COLOR } from "../annotation/color.ts";

/** How the window looks and behaves on this device; a file in the per-user configuration folder, shared by all windows. */
export const Settings = z.object({
  theme: z.enum(["system", "paper", "light", "dark", "black"]).default("system"),
  /** Article text, CSS pixels. */
  fontSize: z.number().min(12).max(36).default(18.5),
  lineHeight: z.number().min(1.2).max(2.2).default(1.58),
  /** Widest reading column, CSS pixels. */
  columnWidth: z.number().min(420).max(960).default(640),
  font: z.enum(["literata", "inter", "system-serif", "system-sans"]).default("literata"),
  justify: z.boolean().default(false),
  hyphenate: z.boolean().default(true),
  showOutline: z.boolean().default(true),
  showNotes: z.boolean().default(true),
  singleLetterKeys: z.boolean().default(true),
  /** Key by command id, where the reader chose another; see `renderer/keyboard`. */
  keys: z.record(z.string(), z.string()).default({}),
  lastColor: Color.default(DEFAULT_COLOR),
  sort: z
    .enum(["newest", "oldest", "title", "longest", "shortest", "recently-changed"])
    .default("newest"),
});
export type Settings = Readonly<z.infer<typeof Settings>>;

export const SettingsChange = Settings.partial();
export type SettingsChange = Readonly<z.input<typeof SettingsChange>>;
