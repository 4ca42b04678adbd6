/** What of a key press decides; a `KeyboardEvent` fits. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
}

export type KeyPlatform = "mac" | "other";

export function thisPlatform(): KeyPlatform {
  return /mac|iphone|ipad/i.test(navigator.userAgent) ? "mac" : "other";
}

/**
 * Names a key press as commands.ts writes it. A letter typed on a keyboard of another script counts as the Latin letter of its place.
 * @returns undefined for a modifier alone and for keys that are still composing
 */
export function chordOf(press: KeyPress, platform: KeyPlatform): string | undefined {
  const key = keyName(press);
  if (key === undefined) return undefined;
  const isSign = key.length === 1 && !/[A-Z0-9]/.test(key);
  // Many keyboards make signs with AltGr, which Windows reports as Ctrl and Alt, or with Option.
  const isMadeWithAlt = isSign && press.altKey;
  const isCtrl = press.ctrlKey && !(isMadeWithAlt && platform === "other");
  const isMod = platform === "mac" ? press.metaKey : isCtrl;
  const isOtherControl = platform === "mac" ? press.ctrlKey : press.metaKey;
  return [
    isMod && "Mod",
    isOtherControl && (platform === "mac" ? "Ctrl" : "Meta"),
    press.altKey && !isMadeWithAlt && "Alt",
    press.shiftKey && !isSign && "Shift",
    key,
  ]
    .filter((part) => part !== false)
    .join("+");
}

function keyName({ key, code }: KeyPress): string | undefined {
  if (
    ["Shift", "Control", "Alt", "Meta", "AltGraph", "Dead", "Process", "Unidentified"].includes(key)
  ) {
    return undefined;
  }
  if (key === " ") return "Space";
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  const isOtherScript = /^\p{L}$/u.test(key);
  if (isOtherScript && code.startsWith("Key")) return code.slice("Key".length);
  return key;
}

/** `Ctrl` written in a binding means the Control key itself, which `chordOf` calls `Mod` except on a Mac. */
export function chordFor(binding: string, platform: KeyPlatform): string {
  return platform === "mac" ? binding : binding.replace(/^Ctrl\+/, "Mod+");
}

/** A chord that is one character: WCAG 2.1.4 lets people switch these off. */
export function isSingleCharacter(chord: string): boolean {
  return /^(?:Shift\+)?.$/u.test(chord);
}

const MAC_SIGNS: Readonly<Record<string, string>> = {
  Mod: "⌘",
  Ctrl: "⌃",
  Alt: "⌥",
  Shift: "⇧",
};
const KEY_SIGNS: Readonly<Record<string, string>> = {
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  Escape: "Esc",
  Delete: "Del",
};

/** @returns the keys of a chord one by one, as people read them on their keyboard */
export function readableKeys(chord: string, platform: KeyPlatform): readonly string[] {
  // "Mod++" is Mod and the plus key.
  const parts = chord.endsWith("++") ? [...chord.slice(0, -2).split("+"), "+"] : chord.split("+");
  return parts.map((part) => {
    if (platform === "mac") return MAC_SIGNS[part] ?? KEY_SIGNS[part] ?? part;
    return part === "Mod" ? "Ctrl" : (KEY_SIGNS[part] ?? part);
  });
}
