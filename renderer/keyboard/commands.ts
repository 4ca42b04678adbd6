/**
 * Every command that a key or the palette can start, with its default keys. Its words stand in core/wording under the same id.
 *
 * A chord is written `Mod+Shift+Z`: modifiers in the order Mod, Ctrl, Alt, Shift, then `event.key` (letters as capitals). `Mod` is Command on a
 * Mac and Ctrl elsewhere. For signs such as `#` and `?` Shift is not written, since which sign needs it depends on the keyboard.
 */
interface CommandShape {
  readonly keys: readonly string[];
  /** Where it is offered: on which screens. Its handler decides whether it can run just now. */
  readonly scope: Scope;
  /** Fires while somebody is typing, too. */
  readonly whileTyping?: true;
  /** Runs on and on while its key is held. What changes an article or a highlight must not. */
  readonly repeats?: true;
}

/** `marks`: what is done with articles and highlights, in lists as in the reader. */
export type Scope = "everywhere" | "marks" | "lists" | "reader";

export const commands = {
  palette: { keys: ["Mod+K"], scope: "everywhere", whileTyping: true },
  shortcuts: { keys: ["?"], scope: "everywhere" },
  search: { keys: ["/"], scope: "everywhere" },
  undo: { keys: ["Mod+Z"], scope: "everywhere", repeats: true },
  redo: { keys: ["Mod+Shift+Z", "Ctrl+Y"], scope: "everywhere", repeats: true },
  back: { keys: ["U", "Escape", "Alt+ArrowLeft"], scope: "everywhere" },
  "add-files": { keys: ["Mod+O"], scope: "everywhere", whileTyping: true },
  "import-report": { keys: [], scope: "everywhere" },
  "go-inbox": { keys: [], scope: "everywhere" },
  "go-reading": { keys: [], scope: "everywhere" },
  "go-done": { keys: [], scope: "everywhere" },
  "go-archive": { keys: [], scope: "everywhere" },
  "go-notebook": { keys: [], scope: "everywhere" },
  "go-review": { keys: [], scope: "everywhere" },
  "go-trash": { keys: [], scope: "everywhere" },
  "go-statistics": { keys: ["G"], scope: "everywhere" },
  "go-settings": { keys: ["Mod+,"], scope: "everywhere", whileTyping: true },
  "manage-tags": { keys: [], scope: "everywhere" },
  "next-theme": { keys: [], scope: "everywhere" },

  next: { keys: ["J"], scope: "marks", repeats: true },
  previous: { keys: ["K"], scope: "marks", repeats: true },
  archive: { keys: ["E"], scope: "marks" },
  trash: { keys: ["#", "Delete"], scope: "marks" },
  "find-similar": { keys: ["Shift+M"], scope: "marks" },
  "tag-article": { keys: ["Shift+T"], scope: "marks" },
  "edit-note": { keys: ["N"], scope: "marks" },
  "save-note": { keys: ["Mod+Enter"], scope: "marks", whileTyping: true },
  "note-bold": { keys: ["Mod+B"], scope: "marks", whileTyping: true },
  "note-italic": { keys: ["Mod+I"], scope: "marks", whileTyping: true },
  tag: { keys: ["T"], scope: "marks" },
  "color-1": { keys: ["1"], scope: "marks" },
  "color-2": { keys: ["2"], scope: "marks" },
  "color-3": { keys: ["3"], scope: "marks" },
  "color-4": { keys: ["4"], scope: "marks" },
  "color-5": { keys: ["5"], scope: "marks" },
  "color-6": { keys: ["6"], scope: "marks" },

  "copy-words": { keys: ["Shift+C"], scope: "marks" },
  "copy-quotation": { keys: ["Q"], scope: "marks" },
  "copy-markdown": { keys: ["Shift+Q"], scope: "marks" },
  "copy-link": { keys: ["Shift+L"], scope: "marks" },

  open: { keys: ["Enter"], scope: "lists" },
  select: { keys: ["X"], scope: "lists" },
  "select-all": { keys: ["Mod+A"], scope: "lists" },
  restore: { keys: [], scope: "lists" },
  purge: { keys: ["Shift+Delete"], scope: "lists" },
  "accept-place": { keys: ["A"], scope: "lists" },
  "choose-place": { keys: ["C"], scope: "lists" },
  "keep-quotation": { keys: ["L"], scope: "lists" },
  "to-inbox": { keys: [], scope: "lists" },
  "to-reading": { keys: [], scope: "lists" },
  "to-done": { keys: [], scope: "lists" },
  "use-suggestion": { keys: ["Mod+."], scope: "lists", whileTyping: true },
  "save-search": { keys: [], scope: "lists" },
  "narrow-search": { keys: ["F"], scope: "lists" },
  "list-look": { keys: ["V"], scope: "lists" },

  highlight: { keys: ["H"], scope: "reader" },
  pen: { keys: ["P"], scope: "reader" },
  "merge-highlights": { keys: ["M"], scope: "reader" },
  "split-highlight": { keys: ["S"], scope: "reader" },
  "find-in-article": { keys: ["Mod+F"], scope: "reader", whileTyping: true },
  "search-selection": { keys: ["Mod+Shift+F"], scope: "reader" },
  "next-match": { keys: ["F3", "Mod+G"], scope: "reader", whileTyping: true, repeats: true },
  "previous-match": {
    keys: ["Shift+F3", "Mod+Shift+G"],
    scope: "reader",
    whileTyping: true,
    repeats: true,
  },
  "hide-highlights": { keys: ["Mod+Shift+H"], scope: "reader" },
  "end-earlier": { keys: ["Shift+ArrowLeft"], scope: "reader", repeats: true },
  "end-later": { keys: ["Shift+ArrowRight"], scope: "reader", repeats: true },
  "end-word-earlier": { keys: ["Ctrl+Shift+ArrowLeft"], scope: "reader", repeats: true },
  "end-word-later": { keys: ["Ctrl+Shift+ArrowRight"], scope: "reader", repeats: true },
  "start-earlier": { keys: ["Alt+Shift+ArrowUp"], scope: "reader", repeats: true },
  "start-later": { keys: ["Alt+Shift+ArrowDown"], scope: "reader", repeats: true },
  "start-word-earlier": { keys: ["Alt+Shift+ArrowLeft"], scope: "reader", repeats: true },
  "start-word-later": { keys: ["Alt+Shift+ArrowRight"], scope: "reader", repeats: true },
  "sentence-cursor": { keys: ["C"], scope: "reader" },
  "next-sentence": { keys: ["ArrowDown"], scope: "reader", repeats: true },
  "previous-sentence": { keys: ["ArrowUp"], scope: "reader", repeats: true },
  "extend-sentence": { keys: ["Shift+ArrowDown"], scope: "reader", repeats: true },
  "shrink-sentence": { keys: ["Shift+ArrowUp"], scope: "reader", repeats: true },
  "next-paragraph": {
    keys: ["Ctrl+ArrowDown", "Alt+ArrowDown"],
    scope: "reader",
    repeats: true,
  },
  "previous-paragraph": {
    keys: ["Ctrl+ArrowUp", "Alt+ArrowUp"],
    scope: "reader",
    repeats: true,
  },
  "extend-paragraph": { keys: ["Ctrl+Shift+ArrowDown"], scope: "reader", repeats: true },
  "shrink-paragraph": { keys: ["Ctrl+Shift+ArrowUp"], scope: "reader", repeats: true },
  "next-heading": { keys: ["]", "Alt+PageDown"], scope: "reader", repeats: true },
  "previous-heading": { keys: ["[", "Alt+PageUp"], scope: "reader", repeats: true },
  "first-sentence": { keys: ["Home", "Mod+Home"], scope: "reader" },
  "last-sentence": { keys: ["End", "Mod+End"], scope: "reader" },
  "say-place": { keys: ["W"], scope: "reader" },
  "toggle-notes": { keys: ["Shift+N"], scope: "reader" },
  "toggle-outline": { keys: ["Shift+O"], scope: "reader" },
  "toggle-notices": { keys: ["F"], scope: "reader" },
  typography: { keys: [], scope: "reader" },
  "article-details": { keys: ["I"], scope: "reader" },
  "see-difference": { keys: ["D"], scope: "reader" },
  "other-version": { keys: ["V"], scope: "reader" },
} as const satisfies Record<string, CommandShape>;

export type CommandId = keyof typeof commands;

// Object.keys forgets that a const object has no other keys.
export const COMMAND_IDS = Object.keys(commands) as readonly CommandId[];

export function commandShape(id: CommandId): CommandShape {
  return commands[id];
}
