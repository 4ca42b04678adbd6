import { DEFAULT_COLOR } from "../annotation/color.ts";
import type { OperationOn } from "./histories.ts";
import type { ChangeKind } from "./operation.ts";

/** What a field holds before anybody set it. Fields that are not here are set when the entity is made, and cannot be unset. */
export const DEFAULT_FIELDS = {
  highlight: {
    color: DEFAULT_COLOR,
    style: "fill",
    note: null,
    quotation: false,
    trashed: false,
    purged: false,
  },
  article: { state: "inbox", title: null, current: null, trashed: false, purged: false },
  position: { progress: 0 },
  tag: { color: null, aliasOf: null, trashed: false },
  "saved-search": { trashed: false },
  "color-name": { name: null },
} as const satisfies { readonly [Kind in ChangeKind]: OperationOn<Kind>["set"] };
