import type { Settings } from "#core/settings/settings.js";
import { type KeyPlatform, chordFor, isSingleCharacter } from "./chord.ts";
import { COMMAND_IDS, type CommandId, type Scope, commandShape } from "./commands.ts";

type KeySettings = Pick<Settings, "keys" | "singleLetterKeys">;

/** @returns the keys of a command: the reader's own choice ("" for none), else the defaults; single characters left out when switched off */
export function keysOf(id: CommandId, settings: KeySettings): readonly string[] {
  const chosen = settings.keys[id];
  const keys = chosen === undefined ? commandShape(id).keys : chosen === "" ? [] : [chosen];
  return settings.singleLetterKeys ? keys : keys.filter((key) => !isSingleCharacter(key));
}

/** @returns which commands a chord may mean: several, where they belong to different screens */
export function commandsOf(
  chord: string,
  settings: KeySettings,
  platform: KeyPlatform,
): readonly CommandId[] {
  return COMMAND_IDS.filter((id) =>
    keysOf(id, settings).some((binding) => chordFor(binding, platform) === chord),
  );
}

/** @returns the commands that would hear the same key: those of the same scope, or of all */
export function conflictsWith(
  id: CommandId,
  key: string,
  settings: KeySettings,
  platform: KeyPlatform,
): readonly CommandId[] {
  const scope = commandShape(id).scope;
  const isShared = (place: Scope): boolean => place === "everywhere" || place === "marks";
  return commandsOf(chordFor(key, platform), settings, platform).filter((other) => {
    const otherScope = commandShape(other).scope;
    const canMeet = isShared(scope) || isShared(otherScope) || scope === otherScope;
    return other !== id && canMeet;
  });
}
