import type { Settings } from "#core/settings/settings.js";
import { chordOf, isSingleCharacter, thisPlatform } from "./chord.ts";
import { canRun, runCommand } from "./command-handlers.ts";
import { commandShape } from "./commands.ts";
import { commandsOf } from "./key-map.ts";

/** What lies over the page has its own keys: only what may fire while typing passes. */
const OWN_KEYS =
  // A message that comes and goes is an alertdialog, too, but lies over nothing.
  '[role="dialog"], [role="alertdialog"]:not([aria-modal="false"]), [role="menu"], [data-own-keys]';
const TEXT_FIELDS =
  'input:not([type="checkbox"]):not([type="radio"]):not([type="range"]), textarea, select';

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
  const isHeldBack = isTyping || isUnderOverlay(event.target);
  const ran = commandsOf(chord, settings, platform).some((id) => {
    const { whileTyping = false, repeats = false } = commandShape(id);
    if (isHeldBack && !whileTyping) return false;
    // Used up all the same: the browser has no use for the rest of a long press.
    if (event.repeat && !repeats) return canRun(id);
    return runCommand(id);
  });
  if (ran) event.preventDefault();
  return ran;
}

function isInTextField(target: EventTarget | null): boolean {
  // An event from the article frame is of another realm: `instanceof` would deny its elements.
  const element = elementOf(target);
  return element !== undefined && (element.isContentEditable || element.matches(TEXT_FIELDS));
}

function isUnderOverlay(target: EventTarget | null): boolean {
  return elementOf(target)?.closest(OWN_KEYS) !== null && elementOf(target) !== undefined;
}

function elementOf(target: EventTarget | null): HTMLElement | undefined {
  if (target === null || !("matches" in target) || !("isContentEditable" in target))
    return undefined;
  // Only elements of HTML have both.
  return target as HTMLElement;
}
