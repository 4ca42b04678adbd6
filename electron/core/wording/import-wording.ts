import type { UnreadFrontMatter } from "../article/unread-front-matter.ts";

/** What is said of an imported file that is neither simply added nor simply failed. */
export const importWording = {
  inTrash: "It is in the trash. Restore it to find it in your lists.",
  cameBack: "It had been deleted for good, and is back with all that was marked in it.",
  /** @param share  of the version that opens, 0 to 1 */
  littleLeft: (share: number) =>
    `${share < 0.01 ? "Next to nothing" : `Only ${Math.round(share * 100)} %`} of the text is in the new version, so the one before still opens.`,
  /** @param share  of the new article that stands in the other, 0 to 1 */
  similarTo: (title: string, share: number) =>
    `${Math.round(share * 100)} % of it stands in “${title}”.`,
  unreadFrontMatter: ({ notation, line }: UnreadFrontMatter) =>
    `The first lines look like front matter in ${notation} but cannot be read${line === null ? "" : `: line ${line} is not as it should be`}. They stand above the text as they are written.`,
  chosenOpens: "The version that you chose still opens.",
} as const;
