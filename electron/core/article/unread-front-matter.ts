import { z } from "zod";

/** What looks like front matter above a text, but could not be read: it stands in the text as it is written. */
export const UnreadFrontMatter = z.object({
  notation: z.enum(["YAML", "TOML", "JSON"]),
  /** Where reading it ended, counted from 1 at the top of the file; null where that is not known. */
  line: z.int().positive().nullable(),
});
export type UnreadFrontMatter = Readonly<z.infer<typeof UnreadFrontMatter>>;
