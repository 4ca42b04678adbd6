import type { Element, Root } from "hast";
import { propertyText } from "../../property-text.ts";
import type { Archive } from "../../zip/archive.ts";
import type { ArchiveProblem } from "../../zip/archive-problem.ts";
import { followAddress } from "../archive-path.ts";
import { dropHiddenFrom } from "./drop-hidden.ts";
import { matchLooks } from "./match-looks.ts";
import { type Look, readStyleRules, type StyleRule } from "./style-rules.ts";

/** What the style sheets of a book say about its words. */
export interface BookStyles {
  /** Finds out how the elements of a chapter look, and takes away what is not shown of it. @param path  of the chapter */
  read(body: Root, path: string): void;
  /** Undefined where nothing is said of an element. */
  lookOf(element: Element): Look | undefined;
  /** Why the book is not to be read at all, once a sheet has passed a limit. */
  problem(): ArchiveProblem | undefined;
}

/** Of one chapter. */
const MOST_SHEETS = 16;
/** Comparisons of an element with a selector's step, in a whole book. Thousand pages with a thousand rules take some hundred thousand. */
const MOST_STEPS_TRIED = 3_000_000;

export function createBookStyles(archive: Archive): BookStyles {
  /** By name in the archive: chapters share them. */
  const sheets = new Map<string, readonly StyleRule[]>();
  const looks = new WeakMap<Element, Look>();
  const budget = { left: MOST_STEPS_TRIED };
  let problem: ArchiveProblem | undefined;

  function sheetAt(address: string, from: string): readonly StyleRule[] {
    const target = followAddress(address, from);
    const name = target.kind === "book" ? archive.find(target.path) : undefined;
    if (name === undefined || problem !== undefined) return [];
    const known = sheets.get(name);
    if (known !== undefined) return known;
    const bytes = archive.read(name);
    // One that is broken is missing, as a picture would be.
    if (!bytes.ok && bytes.error.kind !== "damaged") problem = bytes.error;
    const rules = bytes.ok ? readStyleRules(new TextDecoder().decode(bytes.value)) : [];
    sheets.set(name, rules);
    return rules;
  }

  return {
    read(body, path) {
      const rules = stylesIn(body)
        .slice(0, MOST_SHEETS)
        .flatMap((style) =>
          style.kind === "sheet" ? sheetAt(style.address, path) : readStyleRules(style.text),
        );
      for (const [element, look] of matchLooks(body, rules, budget)) looks.set(element, look);
      dropHiddenFrom(body, (element) => looks.get(element)?.hidden === true);
    },
    lookOf: (element) => looks.get(element),
    problem: () => problem,
  };
}

type Style =
  | { readonly kind: "sheet"; readonly address: string }
  | { readonly kind: "text"; readonly text: string };

/** In their order. They stand before the text, or nobody would follow them. */
function stylesIn(body: Root): readonly Style[] {
  return body.children.flatMap((node): readonly Style[] => {
    if (node.type !== "element") return [];
    if (node.tagName === "style") return [{ kind: "text", text: textOf(node) }];
    const isSheet = /^stylesheet$/i.test(propertyText(node, "rel").trim());
    return node.tagName === "link" && isSheet
      ? [{ kind: "sheet", address: propertyText(node, "href") }]
      : [];
  });
}

function textOf({ children }: Element): string {
  return children.map((child) => (child.type === "text" ? child.value : "")).join("");
}
