import { StagedFileId } from "#contract/calls.js";
import type { ImportOutcome } from "#contract/records.js";
import type { AppClient } from "./host-client.ts";

/** Imports texts through the app, as a window does with dropped files. @returns one outcome each, in their order */
export async function importTexts(
  client: AppClient,
  texts: Readonly<Record<string, string | Uint8Array>>,
): Promise<readonly ImportOutcome[]> {
  const staged: { id: StagedFileId; name: string }[] = [];
  for (const [name, content] of Object.entries(texts)) {
    staged.push({ id: StagedFileId.parse(await client.stage(name, content)), name });
  }
  return (await client.ask("articles.import", { staged })).outcomes;
}
