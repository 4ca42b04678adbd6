import { useEffect, useState } from "react";
import { sectionId } from "./section-id.ts";

/** A group that reaches into the upper quarter of what scrolls is the one that is read; one that ends right above it is not. */
const UPPER_QUARTER = "-1px 0px -75% 0px";

/**
 * @param titles  of the groups, in their order; must be stable
 * @returns the place of the first that stands at the top, from 0
 */
export function useSectionInView(titles: readonly string[]): number {
  const [current, setCurrent] = useState(0);
  useEffect(() => {
    const ids = titles.map(sectionId);
    const sections = ids.flatMap((id) => document.querySelector(`#${id}`) ?? []);
    const root = sections[0]?.parentElement?.closest("section") ?? null;
    const shown = new Set<string>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) shown.add(target.id);
          else shown.delete(target.id);
        }
        const first = ids.findIndex((id) => shown.has(id));
        if (first !== -1) setCurrent(first);
      },
      { root, rootMargin: UPPER_QUARTER },
    );
    for (const section of sections) observer.observe(section);
    return () => observer.disconnect();
  }, [titles]);
  return current;
}
