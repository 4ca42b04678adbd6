import { useEffect } from "react";
import type { TagNames } from "#core/tag/tag-names.js";
import { wording } from "#core/wording/wording.js";
import { useTagNames } from "./tags/use-tag-names.ts";
import type { Screen } from "./view/screen.ts";

/** Names the window after its screen, for the task bar and for screen readers; what shows an article names itself after it. */
export function useWindowTitle(screen: Screen): void {
  const tags = useTagNames();
  const name = nameOf(screen, tags);
  useEffect(() => {
    if (name !== undefined) document.title = `${name} · ${wording.app.name}`;
  }, [name]);
}

function nameOf(screen: Screen, tags: TagNames): string | undefined {
  switch (screen.kind) {
    case "library":
      return (screen.tag && tags.nameOf(screen.tag)) ?? wording.views[screen.view];
    case "search":
      return screen.query === "" ? wording.search.title : screen.query;
    case "notebook":
      return wording.notebook.title;
    case "review":
      return wording.review.title;
    case "statistics":
      return wording.statistics.title;
    case "settings":
      return wording.settings.title;
    case "snapshot":
      return wording.snapshots.title;
    case "similar":
    case "reader":
    case "difference":
      return undefined;
  }
}
