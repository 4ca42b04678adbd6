import type { Settings } from "#core/settings/settings.js";
import { chordOf, isSingleCharacter, thisPlatform } from "./chord.ts";
import { canRun, runCommand } from "./command-handlers.ts";
import { commandShape } from "./commands.ts";
import { commandsOf } from "./key-map.ts";
import { isInOverlay, isInTextField } from "./where-typing-goes.ts";

/**
 * Runs the command that a key press means. The article frame passes its own key presses here, too.
 * @returns whether a command ran; the event is then used up
 */
export function handleKey(event: KeyboardEvent, settings: Settings): boolean {
  if (event.defaultPrevented || event.isComposing) return false;
  const platform = thisPlatform();
  const chord = chordOf(event, platform);
  if (chord === undefined) return false;
  const isTyping = isInTextField(event.target);
  if (isTyping && isSingleCharacter(chord)) return false;
  const isHeldBack = isTyping || isInOverlay(event.target);
  const ran = commandsOf(chord, settings, platform).some((id) => {
    const { whileTyping = false, repeats = false } = commandShape(id);
    if (isHeldBack && !whileTyping) return false;
    // Used up all the same: the browser has no use for the rest of a long press.
    if (event.repeat && !repeats) return canRun(id);
    return runCommand(id, chord);
  });
  if (ran) event.preventDefault();
  return ran;
}
