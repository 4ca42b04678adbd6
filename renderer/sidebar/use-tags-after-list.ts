import { useDeferredValue, useEffect, useState } from "react";
import type { LibraryOverview } from "#contract/records.js";

type Tags = LibraryOverview["tags"];

const NONE: Tags = [];
/** By then the list is there. What React defers begins anew with all that is drawn meanwhile, such as how far the check of the library is. */
const LONGEST_MS = 500;
/** Since the window was loaded. */
let wereDrawn = false;

/**
 * Their rows take longer to draw than all else together. When the window opens they are drawn after the rest, and give way to the list of
 * articles when that comes meanwhile; whoever comes back from an article finds them where they were.
 */
export function useTagsAfterList(tags: Tags = NONE): Tags {
  const [isLongAgo, setLongAgo] = useState(wereDrawn);
  const deferred = useDeferredValue(tags, NONE);
  const areHere = tags.length > 0;
  useEffect(() => {
    if (isLongAgo || !areHere) return;
    const timer = setTimeout(() => setLongAgo(true), LONGEST_MS);
    return () => clearTimeout(timer);
  }, [isLongAgo, areHere]);
  const drawn = isLongAgo ? tags : deferred;
  const areDrawn = drawn.length > 0;
  useEffect(() => {
    wereDrawn ||= areDrawn;
  }, [areDrawn]);
  return drawn;
}
