import { FileText, Highlighter, MessageSquareText } from "lucide-react";
import type { HitPassage, SearchHit } from "#contract/search-records.js";
import { wording } from "#core/wording/wording.js";
import { MarkedText } from "../ui/MarkedText.tsx";
import styles from "./HitSummary.module.css";
import type { HitRow } from "./hit-rows.ts";

const ICONS = { article: FileText, quote: Highlighter, note: MessageSquareText } as const;

/** What a row of the results shows. */
export function HitSummary({ row }: { readonly row: HitRow }) {
  switch (row.kind) {
    case "hit":
      return <Hit hit={row.hit} />;
    case "passage":
      return <Passage passage={row.passage} />;
    case "more":
      return (
        <p className={styles.more}>{wording.search.morePassages(row.left, row.mayHaveMore)}</p>
      );
  }
}

/** What it is, the article's title, and the words around the best match. */
function Hit({ hit }: { readonly hit: SearchHit }) {
  const Icon = ICONS[hit.kind];
  return (
    <div className={styles.hit}>
      <Icon role="img" aria-label={wording.search.kinds[hit.kind]} />
      <div className={styles.words}>
        <p className={styles.title} dir="auto">
          {hit.title}
        </p>
        <p className={styles.snippet} data-kind={hit.kind} dir="auto">
          <MarkedText text={hit.snippet} marks={hit.marks} />
        </p>
      </div>
    </div>
  );
}

function Passage({ passage }: { readonly passage: HitPassage }) {
  return (
    <p className={styles.passage}>
      <span dir="auto">
        <MarkedText text={passage.snippet} marks={passage.marks} />
      </span>
    </p>
  );
}
