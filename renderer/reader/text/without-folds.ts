import type { ArticleFolds } from "../folds/article-folds.ts";
import type { TextWalk } from "./sentences.ts";

/** The same walk, which passes over whatever is folded away at that moment. */
export function withoutFolds(
  walk: TextWalk,
  { closedIn }: Pick<ArticleFolds, "closedIn">,
): TextWalk {
  const at: TextWalk["at"] = (offset) => {
    for (let unit = walk.at(offset); unit !== undefined;) {
      const fold = closedIn(unit).at(-1);
      if (fold === undefined) return unit;
      unit = walk.at(Math.max(fold.end, unit.end));
    }
    return undefined;
  };
  const before: TextWalk["before"] = (from) => {
    for (let unit = walk.before(from); unit !== undefined;) {
      const [fold] = closedIn(unit);
      if (fold === undefined) return unit;
      unit = walk.before(fold.start < unit.start ? fold : unit);
    }
    return undefined;
  };
  return { at, before, after: (unit) => at(unit.end) };
}
