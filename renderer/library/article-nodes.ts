import type { ReactNode } from "react";
import type { RowNode } from "./article-collection.ts";
import type { ListEntry } from "./list-entries.ts";

/** How an entry is shown. */
export interface RowLook {
  readonly className: (state: { readonly defaultClassName: string | undefined }) => string;
  readonly children: (entry: ListEntry) => ReactNode;
}

/**
 * Makes what React Aria knows of a row, the same for the same entry, so that a row is drawn again only when it changed.
 * @param template  a row as React Aria builds one from a `ListBoxItem`, whose way of drawing the others take
 */
export function nodeMaker(template: RowNode, look: RowLook): (entry: ListEntry) => RowNode {
  const made = new WeakMap<ListEntry, RowNode>();
  return (entry) => {
    const before = made.get(entry);
    if (before !== undefined) return before;
    const { key, index, row } = entry;
    const textValue = row?.title ?? " ";
    const node: RowNode = {
      type: "item",
      key,
      value: entry,
      level: 0,
      index,
      hasChildNodes: false,
      // oxlint-disable-next-line typescript/no-deprecated -- React Aria's type still asks for it
      childNodes: [],
      rendered: null,
      textValue,
      ...(template.render !== undefined && { render: template.render }),
      props: { id: key, textValue, className: look.className, children: look.children(entry) },
    };
    made.set(entry, node);
    return node;
  };
}
