/** What of a style says something about the words: the rest is how a page looks. What is not said is undefined. */
export interface Look {
  readonly italic?: boolean;
  readonly bold?: boolean;
  readonly centred?: boolean;
  readonly hidden?: boolean;
}

/** An element's name and classes, as one step of a selector asks for them. */
export interface Step {
  /** Lower case; empty for any. */
  readonly tagName: string;
  readonly classes: readonly string[];
  /** Whether the step before is the parent, or any element around it. */
  readonly isChild: boolean;
}

export interface StyleRule {
  /** The outermost first; at least one. */
  readonly steps: readonly Step[];
  readonly look: Look;
  /** Of rules that say different things the heavier counts, of equally heavy ones the later. */
  readonly weight: number;
}

/** UTF-16 code units of one sheet; longer ones hold fonts, or were made to cost time. */
const LONGEST_SHEET = 512 * 1024;
/** Of one sheet. Programs that give every paragraph a class of its own come to some thousands. */
const MOST_RULES = 10_000;
/** Of one rule. */
const MOST_SELECTORS = 1_000;
const MOST_STEPS = 4;
const MOST_CLASSES = 4;

const COMMENT_OR_STRING =
  /\/\*[\s\S]*?(?:\*\/|$)|"(?:[^"\\\n]|\\[\s\S])*"?|'(?:[^'\\\n]|\\[\s\S])*'?/g;
const SELECTOR = /^[\w\u0080-\uffff.\->\s]+$/;
const STEP = /^([a-z][a-z0-9]*)?((?:\.[\w\u0080-\uffff-]+)*)$/i;

/**
 * Reads the few rules of a style sheet that say something about words, by names of elements and classes. Nothing in it is loaded,
 * imported or passed on; rules for some devices only (`@media`) are left out, as are selectors that ask for more.
 * Cost: one pass over the sheet.
 */
export function readStyleRules(sheet: string): readonly StyleRule[] {
  if (sheet.length > LONGEST_SHEET) return [];
  const css = sheet.replace(COMMENT_OR_STRING, (found) => (found.startsWith("/") ? " " : '""'));
  const rules: StyleRule[] = [];
  let from = 0;
  while (from < css.length && rules.length < MOST_RULES) {
    const open = css.indexOf("{", from);
    if (open === -1) break;
    const before = css.slice(from, open);
    // What ends with a semicolon is a statement of its own, such as @import.
    const start = Math.max(before.lastIndexOf(";"), before.lastIndexOf("}")) + 1;
    const selectors = before.slice(start).trim();
    const close = endOfBlock(css, open);
    if (!selectors.startsWith("@")) rules.push(...rulesOf(selectors, css.slice(open + 1, close)));
    from = close + 1;
  }
  return rules.slice(0, MOST_RULES);
}

/** @returns where the block ends that begins at `open`; the end of the sheet where it does not */
function endOfBlock(css: string, open: number): number {
  const BRACE = /[{}]/g;
  BRACE.lastIndex = open;
  let depth = 0;
  for (let match = BRACE.exec(css); match !== null; match = BRACE.exec(css)) {
    depth += match[0] === "{" ? 1 : -1;
    if (depth === 0) return match.index;
  }
  return css.length;
}

function rulesOf(selectors: string, declarations: string): readonly StyleRule[] {
  const look = lookOf(declarations);
  if (Object.keys(look).length === 0) return [];
  return selectors.split(",", MOST_SELECTORS).flatMap((selector) => {
    const steps = stepsOf(selector.trim());
    if (steps === undefined) return [];
    // As in browsers: any class outweighs any number of names.
    const weight = steps.reduce(
      (sum, { tagName, classes }) => sum + classes.length * 100 + (tagName === "" ? 0 : 1),
      0,
    );
    return [{ steps, look, weight }];
  });
}

/** @returns undefined for a selector that asks for anything but elements by name and class */
function stepsOf(selector: string): readonly Step[] | undefined {
  if (!SELECTOR.test(selector)) return undefined;
  const words = selector.replaceAll(">", " > ").trim().split(/\s+/);
  const steps: Step[] = [];
  let isChild = false;
  for (const word of words) {
    if (word === ">") {
      if (isChild || steps.length === 0) return undefined;
      isChild = true;
      continue;
    }
    const match = STEP.exec(word);
    const classes = (match?.[2] ?? "").split(".").filter(Boolean);
    if (match === null || word === "" || classes.length > MOST_CLASSES) return undefined;
    steps.push({ tagName: (match[1] ?? "").toLowerCase(), classes, isChild });
    isChild = false;
  }
  return isChild || steps.length === 0 || steps.length > MOST_STEPS ? undefined : steps;
}

/** @param declarations  as between braces, or in a `style` attribute. Of what is said twice the last counts */
export function lookOf(declarations: string): Look {
  let look: Look = {};
  for (const declaration of declarations.split(";")) {
    const colon = declaration.indexOf(":");
    if (colon === -1) continue;
    const value = declaration
      .slice(colon + 1)
      .toLowerCase()
      .replace("!important", "")
      .trim();
    look = { ...look, ...saidBy(declaration.slice(0, colon).trim().toLowerCase(), value) };
  }
  return look;
}

function saidBy(property: string, value: string): Look {
  switch (property) {
    case "font-style":
      if (/^(?:italic|oblique)\b/.test(value)) return { italic: true };
      return value === "normal" ? { italic: false } : {};
    case "font-weight":
      if (/^(?:bold|bolder|[6-9]00)$/.test(value)) return { bold: true };
      return /^(?:normal|[1-5]00)$/.test(value) ? { bold: false } : {};
    case "font":
      // Whatever it does not name is as it is by itself.
      return /^(?:inherit|initial|unset)$/.test(value)
        ? {}
        : {
            italic: /(?:^|\s)(?:italic|oblique)\s/.test(value),
            bold: /(?:^|\s)(?:bold|bolder|[6-9]00)\s/.test(value),
          };
    case "text-align":
      if (value === "center") return { centred: true };
      return /^(?:left|right|start|end|justify)$/.test(value) ? { centred: false } : {};
    case "display":
      return /^[a-z-]+$/.test(value) ? { hidden: value === "none" } : {};
    default:
      return {};
  }
}
