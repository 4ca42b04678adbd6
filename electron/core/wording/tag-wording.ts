const integers = new Intl.NumberFormat("en");

/** Tags that a sentence names before it only counts. */
const MOST_STEPS = 4;

/** How many carry a tag. */
export interface TagCarriers {
  readonly articles: number;
  readonly highlights: number;
}

/** What becomes of one tag; null for one that is out of sight. */
export interface TagStep {
  readonly from: string | null;
  readonly to: string | null;
  readonly merges: boolean;
}

/** What is said of tags across the library. */
export const tagWording = {
  title: "Tags",
  manage: "Manage tags",
  more: (number: number) => `${count(number, "more tag")}…`,
  showArticles: "Show its articles",
  filter: "Find a tag",
  list: "All tags",
  none: "No tag yet. Tag an article with Shift+T, or a highlight with T.",
  noMatch: "No tag has that name.",
  deleted: "deleted",
  alsoCalled: (names: readonly string[]) => `also ${names.map((name) => `#${name}`).join(", ")}`,
  carriers,
  edit: (tag: string) => `Tag #${tag}`,
  back: "All tags",
  name: "Name",
  nameHint: "Another tag’s name merges the two; / puts one below another.",
  rename: "Rename",
  merge: "Merge",
  color: "Colour",
  otherNames: "Other names",
  otherNamesHint: "What is typed by one of these becomes this tag.",
  separate: (name: string) => `Make #${name} a tag of its own again`,
  delete: "Delete the tag",
  deleteQuestion: (tag: string) => `Delete #${tag}?`,
  deleteHint:
    "No article, highlight or note goes. The tag comes back when it is restored, or used again.",
  restore: "Restore",
  openMenu: (tag: string) => `Tag ${tag}: colour, name and more`,
  renameItem: "Rename or merge…",
  deleteItem: "Delete…",
  notATag: "Write something other than “#”, “/” and spaces.",
  sameName: "That is its name already.",
  nothingCarries: "Nothing carries it.",
  /** One sentence: what carries the tags, and what becomes of each of them. */
  willChange: (counts: TagCarriers, steps: readonly TagStep[]) => {
    const named = steps.slice(0, MOST_STEPS).map(describeStep);
    const left = steps.length - named.length;
    const others = left === 0 ? [] : [`and so on for ${count(left, "more tag")} below`];
    return `${carriers(counts)}: ${[...named, ...others].join("; ")}.`;
  },
  didRename: (from: string, to: string) => `#${from} is called #${to} now.`,
  didMerge: (from: string, to: string) => `#${from} was merged into #${to}.`,
  didDelete: (tag: string) => `#${tag} was deleted.`,
  didRestore: (tag: string) => `#${tag} is back.`,
  didSeparate: (tag: string) => `#${tag} is a tag of its own again.`,
  calledNow: (typed: string, name: string) => `#${typed} is called #${name} now.`,
  backAgain: (tag: string) => `#${tag} was deleted. It is back, on everything that carried it.`,
} as const;

function describeStep({ from, to, merges }: TagStep): string {
  if (from === null) return `#${to} comes back`;
  if (to === null) return `#${from} goes`;
  return merges ? `#${from} is merged into #${to}, which exists` : `#${from} becomes #${to}`;
}

function carriers({ articles, highlights }: TagCarriers): string {
  const parts = [
    ...(articles > 0 ? [count(articles, "article")] : []),
    ...(highlights > 0 ? [count(highlights, "highlight")] : []),
  ];
  return parts.length === 0 ? "Nothing" : parts.join(" and ");
}

function count(number: number, one: string): string {
  return `${integers.format(number)} ${one}${number === 1 ? "" : "s"}`;
}
