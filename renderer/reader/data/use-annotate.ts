import { type QueryClient, notifyManager, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import type { CallInput } from "#contract/calls.js";
import type { ArticleDetail } from "#contract/records.js";
import type { Reply } from "#contract/reply.js";
import type { Span } from "#core/anchor/selectors.js";
import type { Annotation } from "#core/annotation/annotation.js";
import type { Color } from "#core/annotation/color.js";
import type { AnnotationId, ArticleId, ContentHash } from "#core/identity/ids.js";
import type { Tag } from "#core/tag/tag.js";
import { wording } from "#core/wording/wording.js";
import { queryKeys } from "../../data/query-keys.ts";
import { askApp } from "../../ipc/ask-app.ts";
import { showToast } from "../../ui/toasts.ts";
import { type ReaderStore, useReaderStore } from "../state/reader-store.ts";
import { makeTurns } from "./in-turn.ts";
import type { AnnotationFields, PendingChange } from "./pending-changes.ts";
import { provisionalAnnotation } from "./provisional-annotation.ts";

/** Everything one can do to the annotations of one article. Each shows at once and is saved behind; a failure is said and taken back. */
export interface Annotate {
  create(highlight: {
    readonly span: Span;
    readonly color: Color;
    readonly text: string;
  }): Annotation;
  /** Makes a highlight that could not be saved before, under its old id. @returns whether it is saved */
  createAgain(annotation: Annotation): Promise<boolean>;
  recolor(annotation: Annotation, color: Color): void;
  /** @returns whether it is saved */
  setNote(annotation: Annotation, note: string): Promise<boolean>;
  addTag(annotation: Annotation, tag: Tag): void;
  removeTag(annotation: Annotation, tag: Tag): void;
  setSpan(annotation: Annotation, span: Span): Promise<boolean>;
  /** Nobody asks any more where it stands. @returns whether it is saved */
  keepAsQuotation(annotation: Annotation): Promise<boolean>;
  /** @returns whether it is saved */
  trash(annotation: Annotation): Promise<boolean>;
  /** Makes the first all of them. @returns whether it is saved */
  merge(annotations: readonly Annotation[]): Promise<boolean>;
  /** @param cuts  offsets inside it, at most two @returns whether it is saved */
  split(annotation: Annotation, cuts: readonly number[]): Promise<boolean>;
}

type Update = Omit<CallInput<"annotations.update">, "annotationIds">;

interface Article {
  readonly articleId: ArticleId;
  /** The version that is shown. */
  readonly contentHash: ContentHash;
  /** The version that was asked for; undefined for the one that opens. */
  readonly asked: ContentHash | undefined;
}

export function useAnnotate({ articleId, contentHash, asked }: Article): Annotate {
  const client = useQueryClient();
  const store = useReaderStore();
  return useMemo(
    () => makeAnnotate({ articleId, contentHash, asked }, client, store),
    [articleId, contentHash, asked, client, store],
  );
}

const turns = makeTurns<AnnotationId>();

/** The two ways to save: a new annotation, and a change to one that is there. */
interface Saving {
  /** @returns whether it is saved */
  save(annotation: Annotation): Promise<boolean>;
  change(annotation: Annotation, pending: PendingChange, update: Update): Promise<boolean>;
  /** Does what makes more of one annotation, or one of several: it shows when it is saved. */
  rearrange(
    annotationId: AnnotationId,
    call: () => Promise<Reply<"annotations.merge"> | Reply<"annotations.split">>,
  ): Promise<boolean>;
}

function makeSaving(article: Article, client: QueryClient, store: ReaderStore): Saving {
  const { articleId, contentHash, asked } = article;
  const key = queryKeys.version(articleId, asked);

  function keep(annotations: readonly Annotation[]): void {
    client.setQueryData<ArticleDetail>(key, (detail) =>
      detail === undefined ? undefined : { ...detail, annotations: merge(detail, annotations) },
    );
  }

  async function save(annotation: Annotation): Promise<boolean> {
    // The version it was made in: a draft may be older than the text that is shown.
    const { annotationId, note, tags, color, contentHash: madeIn } = annotation;
    const span = spanOf(annotation);
    const reply = await withPending(store, { kind: "created", annotation }, () =>
      turns.run(annotationId, async () => {
        const answer = await askApp("annotations.create", {
          annotationId,
          articleId,
          contentHash: madeIn,
          ...span,
          color,
          note,
          tags: [...tags],
        });
        if (answer.ok) keep([answer.value.annotation]);
        return answer;
      }),
    );
    return said(reply, () => void save(annotation));
  }

  async function change(
    { annotationId }: Annotation,
    pending: PendingChange,
    update: Update,
  ): Promise<boolean> {
    const reply = await withPending(store, pending, () =>
      turns.run(annotationId, async () => {
        const answer = await askApp("annotations.update", {
          annotationIds: [annotationId],
          shown: contentHash,
          ...update,
        });
        if (answer.ok) keep(answer.value.annotations);
        return answer;
      }),
    );
    return said(reply);
  }

  async function rearrange(
    annotationId: AnnotationId,
    call: () => Promise<Reply<"annotations.merge"> | Reply<"annotations.split">>,
  ): Promise<boolean> {
    const reply = await turns.run(annotationId, call);
    if (reply.ok) keep(reply.value.annotations);
    return said(reply);
  }

  return { save, change, rearrange };
}

function makeAnnotate(article: Article, client: QueryClient, store: ReaderStore): Annotate {
  const { save, change, rearrange } = makeSaving(article, client, store);
  const { articleId, contentHash } = article;

  const changed = ({ annotationId }: Annotation, fields: AnnotationFields): PendingChange => ({
    kind: "changed",
    annotationId,
    fields,
  });

  return {
    create({ span, color, text }) {
      const annotation = provisionalAnnotation({ articleId, contentHash, span, color, text });
      void save(annotation);
      return annotation;
    },
    createAgain: save,
    recolor: (annotation, color) =>
      void change(annotation, changed(annotation, { color }), { color }),
    setNote: (annotation, note) =>
      change(annotation, changed(annotation, { note, noteVersions: [] }), { note }),
    addTag: (annotation, tag) => {
      const tags = [...new Set([...annotation.tags, tag])];
      void change(annotation, changed(annotation, { tags }), { addTags: [tag] });
    },
    removeTag: (annotation, tag) => {
      const tags = annotation.tags.filter((other) => other !== tag);
      void change(annotation, changed(annotation, { tags }), { removeTags: [tag] });
    },
    setSpan: (annotation, span) =>
      // Its quote is still the old one until the app has cut the new one out; "moved" is painted without comparing.
      change(annotation, changed(annotation, { anchor: { kind: "moved", span, score: 1 } }), {
        span: { contentHash: article.contentHash, ...span },
      }),
    keepAsQuotation: (annotation) =>
      change(annotation, changed(annotation, { quotation: true }), { quotation: true }),
    trash: (annotation) => {
      const { annotationId } = annotation;
      return change(annotation, { kind: "trashed", annotationId }, { trashed: true });
    },
    async merge(annotations) {
      const annotationIds = annotations.map(({ annotationId }) => annotationId);
      const [first] = annotationIds;
      if (first === undefined) return false;
      return await rearrange(first, () =>
        askApp("annotations.merge", { articleId, contentHash, annotationIds }),
      );
    },
    split: ({ annotationId }, cuts) =>
      rearrange(annotationId, () =>
        askApp("annotations.split", { articleId, contentHash, annotationId, cuts: [...cuts] }),
      ),
  };
}

/** Lays a change over what is saved for as long as a call takes. */
async function withPending<Answer>(
  store: ReaderStore,
  change: PendingChange,
  call: () => Promise<Answer>,
): Promise<Answer> {
  store.setState(({ pending }) => ({ pending: [...pending, change] }));
  try {
    return await call();
  } finally {
    // In the queue of the cache's own news: taken away before, the change would be nowhere for a moment.
    notifyManager.schedule(() => {
      store.setState(({ pending }) => ({ pending: pending.filter((other) => other !== change) }));
    });
  }
}

function said(
  reply: Reply<
    "annotations.create" | "annotations.update" | "annotations.merge" | "annotations.split"
  >,
  retry?: () => void,
): boolean {
  if (reply.ok) return true;
  showToast({
    text: wording.reader.notSaved(reply.error.message),
    kind: "trouble",
    ...(retry !== undefined && { action: { label: wording.app.retry, run: retry } }),
  });
  return false;
}

function merge(detail: ArticleDetail, changed: readonly Annotation[]): Annotation[] {
  const all = new Map(
    detail.annotations.map((annotation) => [annotation.annotationId, annotation]),
  );
  for (const annotation of changed) {
    if (annotation.trashed) all.delete(annotation.annotationId);
    else all.set(annotation.annotationId, annotation);
  }
  return [...all.values()];
}

function spanOf({ anchor, position }: Annotation): Span {
  return anchor.kind === "placed" || anchor.kind === "moved" ? anchor.span : position;
}
