import { CircleAlert } from "lucide-react";
import { type KeyboardEvent, memo, use, useEffect, useRef } from "react";
import type { NotebookEntry } from "#contract/annotation-records.js";
import { assertNever } from "#core/assert-never.js";
import { daysLeftInTrash } from "#core/trash/trash-days.js";
import { describeAge } from "#core/wording/describe-day.js";
import { wording } from "#core/wording/wording.js";
import { useKnownTags } from "../data/use-known-tags.ts";
import { Button } from "../ui/Button.tsx";
import { useNamedTags } from "../tags/use-tag-names.ts";
import { TagEditor } from "../ui/TagEditor.tsx";
import { classNames } from "../ui/class-names.ts";
import { useNow } from "../view/use-now.ts";
import { GroupHeading } from "./GroupHeading.tsx";
import { LineActions } from "./LineActions.tsx";
import { NoteEditor } from "./NoteEditor.tsx";
import { NoteVersions } from "./NoteVersions.tsx";
import { NoteWords } from "./NoteWords.tsx";
import { SelectBox } from "./SelectingPart.tsx";
import styles from "./NotebookLine.module.css";
import { changeAnnotation } from "./change-annotations.ts";
import { focusLine } from "./focus-line.ts";
import { startEditing, stopEditing, useEditing } from "./editing-store.ts";
import { NotebookContext } from "./notebook-context.ts";
import type { NotebookRow } from "./notebook-rows.ts";
import type { NotebookItem, NotebookListItem } from "./use-notebook.ts";

interface NotebookLineProps {
  readonly item: NotebookListItem;
}

/**
 * A highlight with its note, tags and age; before the first of a group, the group's name. React Aria draws every line again for each step
 * of the focus and of scrolling, which concerns only what is around this.
 */
export const NotebookLine = memo(function NotebookLine({ item }: NotebookLineProps) {
  const { id, row, entry } = item;
  const { groups, onOpenArticle } = use(NotebookContext);
  const group = groups.get(row.group);
  return (
    <div className={classNames(styles.line, row.isFirst && styles.first)}>
      {row.isFirst && group !== undefined && (
        <GroupHeading group={group} onOpen={() => onOpenArticle(item)} />
      )}
      {entry === undefined ? (
        <Skeleton row={row} />
      ) : (
        <Card item={{ id, entry }} showsArticle={group?.name.kind !== "article"} />
      )}
    </div>
  );
});

/** The shape of a line, which it asks for by being shown. */
function Skeleton({ row }: { readonly row: NotebookRow }) {
  const { wantRow } = use(NotebookContext);
  useEffect(() => wantRow(row), [wantRow, row]);
  return (
    <div className={styles.skeleton} aria-hidden="true">
      <SelectBox />
      <p />
      <p />
      <p />
    </div>
  );
}

function Card({ item, showsArticle }: FactsProps) {
  const { entry } = item;
  const part = useEditing(({ editing }) =>
    editing?.itemId === item.id ? editing.part : undefined,
  );
  return (
    <div className={styles.card} data-color={entry.color}>
      <SelectBox />
      <div className={styles.words}>
        <blockquote className={styles.quote} dir="auto">
          {entry.quote.exact}
        </blockquote>
        <AnchorNotice entry={entry} />
        {part === "note" ? (
          <NoteEditor entry={entry} onClose={stopEditing} />
        ) : (
          <Note entry={entry} onEdit={() => startEditing(item.id, "note")} />
        )}
        {part === "tags" ? (
          <Tags entry={entry} />
        ) : (
          <Facts item={item} showsArticle={showsArticle} />
        )}
      </div>
      <LineActions item={item} />
    </div>
  );
}

/** A highlight never lies: where its words moved or are gone, it says so. */
function AnchorNotice({ entry }: { readonly entry: NotebookEntry }) {
  const { anchor, articlePurged, quotation } = entry;
  const words = wording.notebook;
  if (articlePurged) return <Notice>{words.articlePurged}</Notice>;
  switch (anchor.kind) {
    case "placed":
      return null;
    case "moved":
      return <Notice>{words.moved}</Notice>;
    case "uncertain":
    case "orphaned":
      if (quotation) return <Notice>{wording.reader.quotation}</Notice>;
      return <Notice isLoud>{words[anchor.kind]}</Notice>;
    default:
      return assertNever(anchor);
  }
}

interface NoticeProps {
  /** Somebody has to do something. */
  readonly isLoud?: boolean;
  readonly children: string;
}

function Notice({ isLoud = false, children }: NoticeProps) {
  return (
    <p className={classNames(styles.notice, isLoud && styles.loud)}>
      <CircleAlert aria-hidden="true" />
      {children}
    </p>
  );
}

function Note({ entry, onEdit }: { readonly entry: NotebookEntry; readonly onEdit: () => void }) {
  if (entry.noteVersions.length > 1) return <NoteVersions entry={entry} onEdit={onEdit} />;
  if (entry.note === "") return null;
  return (
    <div className={styles.note}>
      <Button
        kind="quiet"
        className={styles.noteCover}
        onPress={onEdit}
        aria-label={`${wording.notebook.editNote}: ${entry.note}`}
      />
      <NoteWords text={entry.note} className={styles.noteWords} />
    </div>
  );
}

function Tags({ entry }: { readonly entry: NotebookEntry }) {
  const known = useKnownTags();
  const add = useNamedTags((tag) => void changeAnnotation(entry.annotationId, { addTags: [tag] }));
  const editor = useRef<HTMLDivElement>(null);

  function close(): void {
    focusLine(editor.current);
    stopEditing();
  }

  function press(event: KeyboardEvent): void {
    const isEmpty = event.target instanceof HTMLInputElement && event.target.value === "";
    if (event.key !== "Escape" || !isEmpty) return;
    event.stopPropagation();
    close();
  }

  return (
    <div ref={editor} className={styles.tags} onKeyDownCapture={press}>
      <TagEditor
        label={wording.tags.label}
        tags={entry.tags}
        known={known}
        onAdd={add}
        onRemove={(tag) => void changeAnnotation(entry.annotationId, { removeTags: [tag] })}
        isFocusedOnShow
        onDone={close}
      />
      <Button kind="quiet" onPress={close}>
        {wording.app.done}
      </Button>
    </div>
  );
}

interface FactsProps {
  readonly item: NotebookItem;
  readonly showsArticle: boolean;
}

function Facts({ item: { entry }, showsArticle }: FactsProps) {
  const now = useNow();
  return (
    <p className={styles.facts}>
      {showsArticle && <span className={styles.title}>{entry.articleTitle}</span>}
      {entry.tags.map((tag) => (
        <span key={tag}>#{tag}</span>
      ))}
      <time dateTime={entry.created}>{describeAge(entry.created, now)}</time>
      {entry.trashedAt !== null && (
        <span title={wording.trash.daysLeftHint}>
          {wording.trash.daysLeft(daysLeftInTrash(entry.trashedAt, Date.parse(now)))}
        </span>
      )}
    </p>
  );
}
