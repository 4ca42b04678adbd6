import { useEffectEvent, useLayoutEffect, useSyncExternalStore } from "react";
import { useSetting, useSettings } from "../data/use-settings.ts";
import { type CommandHandler, canRun, handleCommand, watchCommands } from "./command-handlers.ts";
import { COMMAND_IDS, type CommandId } from "./commands.ts";
import { handleKey } from "./handle-key.ts";
import { keysOf } from "./key-map.ts";

/**
 * Runs a command for as long as the component is shown and `isEnabled`: from the very frame that shows it, since a key may be on
 * its way already.
 */
export function useCommand(
  id: CommandId,
  handler: CommandHandler,
  { isEnabled = true }: { readonly isEnabled?: boolean } = {},
): void {
  const run = useEffectEvent(handler);
  useLayoutEffect(
    () => (isEnabled ? handleCommand(id, (chord) => run(chord)) : undefined),
    [id, isEnabled],
  );
}

/** Listens for keys on the whole window; mounted once, by the App. */
export function useKeyboard(): void {
  const settings = useSettings();
  const press = useEffectEvent((event: KeyboardEvent) => handleKey(event, settings));
  useLayoutEffect(() => {
    const listener = (event: KeyboardEvent): void => void press(event);
    addEventListener("keydown", listener);
    return () => removeEventListener("keydown", listener);
  }, []);
}

/** @returns the first key of a command, for showing beside its button; undefined when it has none */
export function useKeyOf(id: CommandId): string | undefined {
  return useSetting((settings) => keysOf(id, settings)[0]);
}

/** @returns the commands that could run now, for the palette */
export function useRunnableCommands(): readonly CommandId[] {
  const names = useSyncExternalStore(watchCommands, runnableNames);
  // Joined and split so that React compares by value; ids hold no comma.
  return COMMAND_IDS.filter((id) => names.split(",").includes(id));
}

function runnableNames(): string {
  return COMMAND_IDS.filter(canRun).join(",");
}
