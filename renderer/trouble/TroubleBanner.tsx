import { TriangleAlert, X } from "lucide-react";
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
  const question = undecided === null ? null : wording.trouble.missing(undecided);
  const message = trouble?.message ?? question ?? readOnlyBecause ?? damage;
  if (message === null) return null;
  return (
    <div className={styles.banner} role="alert">
      <TriangleAlert aria-hidden="true" />
      <p className={styles.text}>{message}</p>
      {message === damage && (
        <Button kind="quiet" onPress={() => openScreen({ kind: "settings" })}>
          {wording.trouble.look}
        </Button>
      )}
      {undecided !== null && <MissingArticles figures={undecided} />}
      {trouble !== undefined && (
        <IconButton label={wording.app.close} onPress={dismiss} className={styles.close}>
          <X />
        </IconButton>
      )}
    </div>
  );
}
