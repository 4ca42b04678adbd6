import { useDeferredValue, useEffect } from "react";
import type { LibraryOverview } from "#contract/records.js";

type Tags = LibraryOverview["tags"];

const NONE: Tags = [];
/** Since the window was loaded. */
let wereDrawn = false;

/**
 * Their rows take longer to draw than all else together. When the window opens they are drawn after the rest, and give way to the list of
 * articles when that comes meanwhile; whoever comes back from an article finds them where they were. What changes of them later keeps no
 * key waiting.
 */
export function useTagsAfterList(tags: Tags = NONE): Tags {
  const drawn = useDeferredValue(tags, wereDrawn ? tags : NONE);
  const areDrawn = drawn.length > 0;
  useEffect(() => {
    wereDrawn ||= areDrawn;
  }, [areDrawn]);
  return drawn;
}
