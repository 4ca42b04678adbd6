import { CircleAlert } from "lucide-react";
import type { Passage, ReviewEntry } from "#contract/annotation-records.js";
import { wording } from "#core/wording/wording.js";
import { useKeyOf } from "../keyboard/use-command.ts";
import { NoteWords } from "../notebook/NoteWords.tsx";
import { Button } from "../ui/Button.tsx";
import { Kbd } from "../ui/Kbd.tsx";
import { openArticle } from "../view/view-store.ts";
import {
  acceptPlace,
  choosePlace,
  keepAsQuotation,
  showOwnPlace,
  toTrash,
} from "./settle-highlights.ts";
import styles from "./ReviewLine.module.css";

interface ReviewLineProps {
  readonly entry: ReviewEntry;
  readonly isFirstOfArticle: boolean;
  /** Called before one goes to the article. */
  readonly onLeave: () => void;
}

/** The likeliest come first; who wants another place looks for it in the article. */
const MOST_PLACES = 5;

/** One highlight: what it stood on, where it may stand, and what one can do. */
export function ReviewLine({ entry, isFirstOfArticle, onLeave }: ReviewLineProps) {
  const words = wording.review;
  const isReadable = entry.current !== null;
  return (
    <div className={styles.line}>
      {isFirstOfArticle && (
        <h2 className={styles.heading} dir="auto">
          <Button
            kind="quiet"
            className={styles.article}
            onPress={() => {
              onLeave();
              openArticle(entry.articleId);
            }}
          >
            {entry.articleTitle}
          </Button>
        </h2>
      )}
      <div className={styles.card} data-color={entry.color}>
        <p className={styles.notice}>
          <CircleAlert aria-hidden="true" />
          {entry.anchor.kind === "orphaned" ? words.gone : words.uncertain}
        </p>
        <figure className={styles.stood}>
          <figcaption className={styles.caption}>{words.stood}</figcaption>
          <blockquote className={styles.passage} dir="auto">
            <Words passage={entry.stood} isOld />
          </blockquote>
        </figure>
        {entry.note !== "" && <NoteWords text={entry.note} className={styles.note} />}
        <Places entry={entry} />
        <div className={styles.actions}>
          {isReadable && (
            <Action
              command="choose-place"
              label={words.choose}
              onPress={() => {
                onLeave();
                choosePlace(entry);
              }}
            />
          )}
          <Action
            command="keep-quotation"
            label={words.keep}
            onPress={() => void keepAsQuotation(entry)}
          />
          <Action
            command="trash"
            label={wording.notebook.trash}
            onPress={() => void toTrash(entry)}
          />
          {isReadable && entry.contentHash !== entry.current && (
            <Button
              kind="quiet"
              className={styles.action}
              onPress={() => {
                onLeave();
                showOwnPlace(entry);
              }}
            >
              {wording.versions.showOwn}
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}

function Places({ entry }: { readonly entry: ReviewEntry }) {
  const acceptKey = useKeyOf("accept-place");
  const places = entry.candidates.slice(0, MOST_PLACES);
  if (places.length === 0) return null;
  const words = wording.reader.places;
  return (
    <div className={styles.candidates}>
      <p className={styles.caption}>{words.label}</p>
      <ol className={styles.places} aria-label={words.label}>
        {places.map((place, number) => (
          <li key={place.start} className={styles.place}>
            <blockquote className={styles.passage} dir="auto">
              <Words passage={place} />
            </blockquote>
            <Button className={styles.accept} onPress={() => void acceptPlace(entry, place)}>
              {words.here}
              {number === 0 && <Kbd chord={acceptKey} />}
            </Button>
          </li>
        ))}
      </ol>
    </div>
  );
}

interface WordsProps {
  readonly passage: Passage;
  /** As they were, in the colour of the highlight. */
  readonly isOld?: boolean;
}

/** Cut where words begin and end. */
function Words({ passage: { before, words, after }, isOld = false }: WordsProps) {
  return (
    <>
      {before === "" ? "" : "…"}
      {before.replace(/^\S*\s+/u, "")}
      <mark className={isOld ? styles.oldWords : styles.words}>{words}</mark>
      {after.replace(/\s+\S*$/u, "")}
      {/[.!?。]\s*$/u.test(after) || after === "" ? "" : "…"}
    </>
  );
}

interface ActionProps {
  readonly command: "choose-place" | "keep-quotation" | "trash";
  readonly label: string;
  readonly onPress: () => void;
}

function Action({ command, label, onPress }: ActionProps) {
  const chord = useKeyOf(command);
  return (
    <Button kind="quiet" className={styles.action} onPress={onPress}>
      {label}
      <Kbd chord={chord} />
    </Button>
  );
}
