import { cp } from "node:fs/promises";
import { afterAll, beforeAll } from "vitest";
import { makeHome, type TestHome } from "../../postil/test-home.ts";
import { AddRecord } from "./records.ts";
import { postil } from "./run-in-process.ts";

export const FERRY = [
  "The ferry book of Vell",
  "",
  "The pilots of Vell kept one book. It was not a log of ships but of water.",
  "",
  "On the third page somebody wrote that the tide is late. On the ninth page somebody wrote that the tide is late again.",
  "",
].join("\n");

export const MARGINS = [
  "# A field guide to margins",
  "",
  "A margin is where a reader answers back. It is the *oldest* form of conversation with the dead.",
  "",
  "## Tools",
  "",
  "- a pencil",
  "- patience",
  "",
].join("\n");

/** A home whose library holds two articles. */
export interface PreparedHome extends TestHome {
  /** Id of the article in FERRY. */
  readonly ferry: string;
  /** Id of the article in MARGINS. */
  readonly margins: string;
}

/**
 * Imports the two articles once for a test file; each test then works on a copy of its own.
 * @returns makes such a copy
 */
export function prepareHome(): () => Promise<PreparedHome> {
  let original: PreparedHome;
  beforeAll(async () => {
    const home = await makeHome();
    const [ferry, margins] = await addTexts(home, { "ferry.txt": FERRY, "margins.md": MARGINS });
    original = { ...home, ferry: ferry ?? "", margins: margins ?? "" };
  });
  afterAll(() => original[Symbol.asyncDispose]());
  return async () => {
    const home = await makeHome();
    await cp(original.folder, home.folder, { recursive: true });
    return { ...home, ferry: original.ferry, margins: original.margins };
  };
}

/** Imports texts by the command line. @returns the id of each, in their order */
export async function addTexts(
  home: TestHome,
  texts: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const [name, text] of Object.entries(texts)) paths.push(await home.write(name, text));
  const { records } = await postil(home, "add", ...paths, "--json");
  return records.map((record) => {
    const { articleId, reason } = AddRecord.parse(record);
    if (articleId === null) throw new Error(reason ?? "not added");
    return articleId;
  });
}
