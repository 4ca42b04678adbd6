import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";

const shared = fileURLToPath(new URL("../../../shared/data/seed/", import.meta.url));
const samples = fileURLToPath(new URL("../../seeds/", import.meta.url));

/**
 * A news item as it comes out of the world: a headline line, one paragraph a line, and at its end two legal notices, of
 * which the first is hard-wrapped.
 */
export interface NewsArticle {
  readonly path: string;
  readonly name: string;
  readonly bytes: Buffer;
  readonly title: string;
  /** The paragraphs between the headline and the notices. */
  readonly paragraphs: readonly string[];
  /** Label and text of each notice, the text on one line. */
  readonly notices: readonly { readonly label: string; readonly text: string }[];
}

/** The article that the project began with where it is at hand, else the sample that has its shape. */
export function readNewsArticle(): NewsArticle {
  const [path = `${samples}river-treaty.txt`] = globSync(`${shared}*.txt`);
  const bytes = readFileSync(path);
  const [title = "", ...lines] = bytes.toString("utf8").trimEnd().split(/\r?\n/u);
  const labels = lines.flatMap((line, at) => (/^Legal \w+:$/u.test(line) ? [at] : []));
  return {
    path,
    name: basename(path),
    bytes,
    title,
    paragraphs: lines.slice(0, labels[0]),
    notices: labels.map((at, number) => ({
      label: lines[at] ?? "",
      text: lines.slice(at + 1, labels[number + 1]).join(" "),
    })),
  };
}
