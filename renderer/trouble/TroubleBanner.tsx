import { TriangleAlert, X } from "lucide-react";
import { wording } from "#core/wording/wording.js";
import { useOverview } from "../data/use-overview.ts";
import { IconButton } from "../ui/IconButton.tsx";
import styles from "./TroubleBanner.module.css";
import { useTrouble } from "./use-trouble.ts";

/** What could not be saved or read, above everything, for as long as it lasts. */
export function TroubleBanner() {
  const readOnlyBecause = useOverview()?.readOnlyBecause ?? null;
  const { trouble, dismiss } = useTrouble();
  const message = trouble?.message ?? readOnlyBecause;
  if (message === null) return null;
  return (
    <div className={styles.banner} role="alert">
      <TriangleAlert aria-hidden="true" />
      <p className={styles.text}>{message}</p>
      {trouble !== undefined && (
        <IconButton label={wording.app.close} onPress={dismiss} className={styles.close}>
          <X />
        </IconButton>
      )}
    </div>
  );
}
