import { tagWording } from "#core/wording/tag-wording.js";
import type { Command } from "./command.ts";
import { refuse } from "./refuse.ts";

const tags: Command = {
  name: "tags",
  usage: "",
  summary: "list tags, and what they were called before",
  options: {},
  positionals: { least: 0, most: 0 },
  async run({ ask, output }) {
    const listed = await ask("tags.list", {});
    if (!listed.ok) return refuse(output, listed.error);
    for (const { tag, articles, highlights, color, otherNames, isDeleted } of listed.value.tags) {
      if (isDeleted) continue;
      const also = otherNames.length === 0 ? "" : `  (${tagWording.alsoCalled(otherNames)})`;
      const counts = tagWording.carriers({ articles, highlights });
      output.item({ tag, articles, highlights, color, otherNames }, `#${tag}  ${counts}${also}`);
    }
    return 0;
  },
};

export const tagCommands: readonly Command[] = [tags];
