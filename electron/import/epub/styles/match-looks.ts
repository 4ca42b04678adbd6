import type { Element, Root } from "hast";
import { propertyText } from "../../property-text.ts";
import { type Look, lookOf, type Step, type StyleRule } from "./style-rules.ts";

/** Of one element; programs give it two or three. */
const MOST_CLASSES = 16;

/** How many steps of selectors may still be tried; counted down. */
export interface MatchBudget {
  left: number;
}

/**
 * Says how elements look by the rules that fit them and their own `style`.
 * @param budget  when it is used up, nothing more is found: the text stays as it is without
 * @returns those of which something is said
 */
export function matchLooks(
  body: Root,
  rules: readonly StyleRule[],
  budget: MatchBudget,
): ReadonlyMap<Element, Look> {
  const byKey = rulesByKey(rules);
  const found = new Map<Element, Look>();

  function look(element: Element, around: readonly Around[]): void {
    const here: Around = { element, classes: classesOf(element) };
    const own = propertyText(element, "style");
    let said: Look = {};
    for (const each of looksOf(here, around)) said = { ...said, ...each };
    if (own !== "") said = { ...said, ...lookOf(own) };
    if (Object.keys(said).length > 0) found.set(element, said);
    const inside = [...around, here];
    for (const child of element.children) if (child.type === "element") look(child, inside);
  }

  /** The lightest first. */
  function looksOf(here: Around, around: readonly Around[]): readonly Look[] {
    const keys = [here.element.tagName, ...here.classes.map((name) => `.${name}`)];
    return keys
      .flatMap((key) => byKey.get(key) ?? [])
      .filter(({ rule }) => fits(rule.steps, here, around))
      .toSorted((one, other) => one.rule.weight - other.rule.weight || one.place - other.place)
      .map(({ rule }) => rule.look);
  }

  function fits(steps: readonly Step[], here: Around, around: readonly Around[]): boolean {
    const last = steps.at(-1);
    if (last === undefined || !isMatch(last, here)) return false;
    let { isChild } = last;
    let left = around.length;
    for (const step of steps.slice(0, -1).toReversed()) {
      // The nearest that fits. With a child below it a farther one might do where this one does not, which nobody writes.
      left = isChild
        ? left - 1
        : around.findLastIndex((each, at) => at < left && isMatch(step, each));
      if (left < 0 || (isChild && !isMatch(step, around[left]))) return false;
      ({ isChild } = step);
    }
    return true;
  }

  function isMatch({ tagName, classes }: Step, here: Around | undefined): boolean {
    budget.left -= 1;
    if (here === undefined || budget.left < 0) return false;
    if (tagName !== "" && tagName !== here.element.tagName) return false;
    return classes.every((name) => here.classes.includes(name));
  }

  for (const node of body.children) if (node.type === "element") look(node, []);
  return found;
}

interface Around {
  readonly element: Element;
  readonly classes: readonly string[];
}

function classesOf({ properties }: Element): readonly string[] {
  const { className } = properties;
  return Array.isArray(className) ? className.slice(0, MOST_CLASSES).map(String) : [];
}

interface PlacedRule {
  readonly rule: StyleRule;
  readonly place: number;
}

/** By a class of what they are for, or else its name: of most elements only a few rules are looked at. */
function rulesByKey(rules: readonly StyleRule[]): ReadonlyMap<string, readonly PlacedRule[]> {
  const byKey = new Map<string, PlacedRule[]>();
  for (const [place, rule] of rules.entries()) {
    const last = rule.steps.at(-1);
    if (last === undefined) continue;
    const [first] = last.classes;
    const key = first === undefined ? last.tagName : `.${first}`;
    const same = byKey.get(key);
    if (same === undefined) byKey.set(key, [{ rule, place }]);
    else same.push({ rule, place });
  }
  return byKey;
}
