import type { Span } from "#core/anchor/selectors.js";
import type { Annotation } from "#core/annotation/annotation.js";
import { wording } from "#core/wording/wording.js";
import { Button } from "../../ui/Button.tsx";
import { useReader } from "../state/reader-store.ts";
import styles from "./PlaceChoice.module.css";

interface PlaceChoiceProps {
  /** One that stands nowhere for certain. */
  readonly annotation: Annotation;
  /** `plainText` as the frame shows it. */
  readonly text: string;
  readonly onShow: (span: Span) => void;
  readonly onPlace: (span: Span) => void;
  readonly onKeep: () => void;
}

/** The likeliest come first; who wants another place selects it. */
const MOST_PLACES = 5;

/** UTF-16 code units shown on either side of a place. */
const SURROUNDING = 48;

/** Where a highlight may stand: pressing a place shows it, pressing its button puts the highlight there. */
export function PlaceChoice({ annotation, text, onShow, onPlace, onKeep }: PlaceChoiceProps) {
  const selection = useReader((state) => state.selection);
  const words = wording.reader.places;
  const { anchor } = annotation;
  const places = anchor.kind === "uncertain" ? anchor.candidates.slice(0, MOST_PLACES) : [];
  return (
    <div className={styles.choice}>
      {places.length > 0 && (
        <ul aria-label={words.label} className={styles.places}>
          {places.map(({ span }) => (
            <li key={span.start} className={styles.place}>
              <Button kind="quiet" className={styles.passage} onPress={() => onShow(span)}>
                <Passage text={text} span={span} />
              </Button>
              <Button className={styles.accept} onPress={() => onPlace(span)}>
                {words.here}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {selection === undefined ? (
        <p className={styles.hint}>{places.length === 0 ? words.hint : words.orElse}</p>
      ) : (
        <Button onPress={() => onPlace(selection)}>{words.atSelection}</Button>
      )}
      {!annotation.quotation && (
        <Button kind="quiet" className={styles.keep} onPress={onKeep}>
          {wording.review.keep}
        </Button>
      )}
    </div>
  );
}

function Passage({ text, span: { start, end } }: { readonly text: string; readonly span: Span }) {
  const before = text.slice(Math.max(0, start - SURROUNDING), start).replace(/^\S*\s+/u, "");
  const after = text.slice(end, end + SURROUNDING).replace(/\s+\S*$/u, "");
  return (
    <span dir="auto">
      …{before}
      <mark className={styles.words}>{text.slice(start, end)}</mark>
      {after}…
    </span>
  );
}
