import type { CommandId } from "./commands.ts";

/**
 * Runs a command. Returning false means "not now": the next handler, or the browser, may have the key.
 * @param chord  the key that was pressed; undefined from the palette or a button
 */
export type CommandHandler = (chord?: string) => boolean | void;

const handlers = new Map<CommandId, CommandHandler[]>();
const watchers = new Set<() => void>();

/**
 * Says who runs a command. Of several, the latest is asked first: a screen before the app.
 * @returns its undo
 */
export function handleCommand(id: CommandId, handler: CommandHandler): () => void {
  const list = handlers.get(id) ?? [];
  handlers.set(id, [handler, ...list]);
  tellWatchers();
  return () => {
    const rest = (handlers.get(id) ?? []).filter((other) => other !== handler);
    if (rest.length === 0) handlers.delete(id);
    else handlers.set(id, rest);
    tellWatchers();
  };
}

/** @returns whether somebody ran it */
export function runCommand(id: CommandId, chord?: string): boolean {
  return (handlers.get(id) ?? []).some((handler) => handler(chord) !== false);
}

export function canRun(id: CommandId): boolean {
  return handlers.has(id);
}

/** Hears when commands come and go, for the palette. @returns its undo */
export function watchCommands(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => {
    watchers.delete(watcher);
  };
}

function tellWatchers(): void {
  for (const watcher of watchers) watcher();
}
