import { z } from "zod";
import { Span } from "../anchor/selectors.ts";
import { AnnotationId, ArticleId, ContentHash } from "../identity/ids.ts";
import { Color } from "./color.ts";

/**
 * A note as it is being typed, with all that is needed to save it later: it outlives a failed save, a closed window, a killed process and
 * a highlight that could not be made.
 */
export const NoteDraft = z.object({
  annotationId: AnnotationId,
  articleId: ArticleId,
  contentHash: ContentHash,
  span: Span,
  color: Color,
  quote: z.string(),
  /** The note as it was when this was typed over it. */
  base: z.string(),
  /** A text typed before this one that was on its way to the app: whether it arrived, the window did not know yet. */
  saving: z.string().optional(),
  text: z.string(),
});
export type NoteDraft = Readonly<z.infer<typeof NoteDraft>>;

/** What an annotation says now. */
interface NoteNow {
  readonly note: string;
  readonly noteVersions: readonly { readonly text: string }[];
}

export type DraftOutcome =
  /** The note says all that the draft says. */
  | { readonly kind: "known" }
  | { readonly kind: "replaces"; readonly note: string }
  /** Somebody wrote meanwhile: every text, oldest first, for the reader to pick. */
  | { readonly kind: "beside"; readonly notes: readonly string[] };

/** What a draft that was left behind means for the note as it is now. */
export function settleDraft(
  { base, saving, text }: Pick<NoteDraft, "base" | "saving" | "text">,
  { note, noteVersions }: NoteNow,
): DraftOutcome {
  const now = noteVersions.length > 1 ? noteVersions.map((version) => version.text) : [note];
  if (now.includes(text)) return { kind: "known" };
  const isOurs = note === base || note === saving;
  // Typed on from what is there: whoever wrote that, all of it stays.
  if (now.length === 1 && (isOurs || text.startsWith(note))) {
    return { kind: "replaces", note: text };
  }
  // An earlier state of what was typed on; and an emptied note says nothing.
  if (now.some((one) => one.startsWith(text))) return { kind: "known" };
  return { kind: "beside", notes: [...now, text] };
}
