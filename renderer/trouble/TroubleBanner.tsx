import { TriangleAlert, X } from "lucide-react";
import type { ReactNode } from "react";
import { wording } from "#core/wording/wording.js";
import { useOverview } from "../data/use-overview.ts";
import { Button } from "../ui/Button.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { openScreen } from "../view/view-store.ts";
import { MissingArticles } from "./MissingArticles.tsx";
import styles from "./TroubleBanner.module.css";
import { useTrouble } from "./use-trouble.ts";

/** What could not be saved or read, above everything, for as long as it lasts. */
export function TroubleBanner() {
  const overview = useOverview();
  const readOnlyBecause = overview?.readOnlyBecause ?? null;
  const { trouble, dismiss } = useTrouble();
  const damaged = overview?.problems.length ?? 0;
  const damage = damaged === 0 ? null : wording.trouble.damaged(damaged);
  const undecided = overview?.undecidedArticles ?? null;
  // While a question stands, nothing is written because of it.
  const state = undecided === null ? (readOnlyBecause ?? damage) : null;
  const message = trouble?.message ?? state;
  return (
    <>
      {undecided !== null && (
        <Banner text={wording.trouble.missing(undecided)}>
          <MissingArticles figures={undecided} />
        </Banner>
      )}
      {message !== null && (
        <Banner text={message}>
          {message === damage && (
            <Button kind="quiet" onPress={() => openScreen({ kind: "settings" })}>
              {wording.trouble.look}
            </Button>
          )}
          {trouble !== undefined && (
            <IconButton label={wording.app.close} onPress={dismiss} className={styles.close}>
              <X />
            </IconButton>
          )}
        </Banner>
      )}
    </>
  );
}

interface BannerProps {
  readonly text: string;
  /** What can be done about it. */
  readonly children: ReactNode;
}

function Banner({ text, children }: BannerProps) {
  return (
    <div className={styles.banner} role="alert">
      <TriangleAlert aria-hidden="true" />
      <p className={styles.text}>{text}</p>
      {children}
    </div>
  );
}
