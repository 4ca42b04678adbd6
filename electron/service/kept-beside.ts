import type { z } from "zod";
import { NoteDraft } from "#core/annotation/note-draft.js";
import type { KeptBeside } from "../library/check/check-report.ts";
import { isNewerFormat } from "../library/format-of.ts";
import type { ServiceDirectories } from "./create-services.ts";
import { DRAFT_FORMAT } from "./note-draft-desk.ts";
import { JOURNAL_FORMAT, UnsavedChange } from "./unsaved-journal.ts";

/** What the services keep of a library on this device, for whoever checks whether all of it can be read. */
export function keptBeside({ snapshots, drafts, unsaved }: ServiceDirectories): KeptBeside {
  return {
    snapshots,
    files: [
      { directory: drafts, parse: (text) => judge(text, NoteDraft, DRAFT_FORMAT) },
      { directory: unsaved, parse: (text) => judge(text, UnsavedChange, JOURNAL_FORMAT) },
    ],
  };
}

function judge(text: string, schema: z.ZodType, format: number): "whole" | "newer" | "damaged" {
  try {
    const record: unknown = JSON.parse(text);
    if (isNewerFormat(record, format)) return "newer";
    return schema.safeParse(record).success ? "whole" : "damaged";
  } catch {
    return "damaged"; // No JSON.
  }
}
