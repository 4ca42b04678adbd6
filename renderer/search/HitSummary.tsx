import { FileText, Highlighter, MessageSquareText } from "lucide-react";
import type { SearchHit } from "#contract/records.js";
import { wording } from "#core/wording/wording.js";
import { MarkedText } from "../ui/MarkedText.tsx";
import styles from "./HitSummary.module.css";

interface HitSummaryProps {
  readonly hit: SearchHit;
}

const ICONS = { article: FileText, quote: Highlighter, note: MessageSquareText } as const;

/** One hit: what it is, the article's title, and the words around the match. */
export function HitSummary({ hit }: HitSummaryProps) {
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
