import { nativeTheme } from "electron";
import { z } from "zod";
import { Settings } from "#core/settings/settings.js";
import type { Service } from "./service.ts";
import { nativeThemeSource } from "./theme-colors.ts";
import type { WindowMemory } from "./window-state.ts";

const SettingsReply = z.object({ ok: z.literal(true), value: Settings });

/** Menus and dialogs in the theme of the settings; the next window opens in its colour. */
export function showTheme(theme: Settings["theme"], memory: WindowMemory): void {
  nativeTheme.themeSource = nativeThemeSource(theme);
  memory.remember({ theme });
}

/** Another window, or another program, may have changed the theme while this one was closed. */
export async function followTheme(service: Service, memory: WindowMemory): Promise<void> {
  const reply = await service.call({ callId: "desktop-theme", name: "settings.get", input: {} });
  const settings = SettingsReply.safeParse(reply);
  if (settings.success) showTheme(settings.data.value.theme, memory);
}
