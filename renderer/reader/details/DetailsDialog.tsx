import { useState } from "react";
import type { ArticleDetail } from "#contract/records.js";
import { hasChoiceOfEncoding, TextEncoding } from "#core/article/text-encoding.js";
import { wording } from "#core/wording/wording.js";
import { askApp } from "../../ipc/ask-app.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { showToast } from "../../ui/toasts.ts";
import { tellDeed } from "../../undo/tell-deed.ts";
import { adjustScreen } from "../../view/view-store.ts";
import { useReaderStore } from "../state/reader-store.ts";
import { describeDetails, type DetailRow } from "./describe-details.ts";
import styles from "./DetailsDialog.module.css";
import { EncodingChoice } from "./EncodingChoice.tsx";
import { EncodingPreview } from "./EncodingPreview.tsx";
import { useOriginal, usePreview } from "./use-original.ts";

interface DetailsDialogProps {
  readonly detail: ArticleDetail;
}

/** What is known of an article and of the file it was made of. Where that is text, another encoding can be chosen for it. */
export function DetailsDialog({ detail }: DetailsDialogProps) {
  const words = wording.details;
  const { articleId, facts } = detail;
  const store = useReaderStore();
  const original = useOriginal(detail);
  const now = TextEncoding.safeParse(facts.encoding).data;
  const hasChoice = hasChoiceOfEncoding(facts.mediaType) && now !== undefined;
  const [chosen, choose] = useState(now);
  const isAnother = hasChoice && chosen !== undefined && chosen !== now;
  const preview = usePreview(detail, isAnother ? chosen : undefined);
  const [isReading, setReading] = useState(false);
  const close = (): void => store.setState({ dialog: undefined });

  async function apply(encoding: TextEncoding): Promise<void> {
    setReading(true);
    const { contentHash } = facts;
    const reply = await askApp("articles.reread", { articleId, contentHash, encoding });
    setReading(false);
    if (!reply.ok) {
      showToast({ text: wording.reader.notSaved(reply.error.message), kind: "trouble" });
      return;
    }
    close();
    if (reply.value.changed) {
      // Also where an older version was looked at: what opens now is what was asked for.
      adjustScreen({ kind: "reader", articleId });
      tellDeed(words.reread(wording.encodings[encoding]));
    } else showToast({ text: words.isSame });
  }

  return (
    <Dialog
      title={words.title}
      isOpen
      onClose={close}
      isForReading={!hasChoice}
      actions={
        isAnother ? (
          <>
            <Button onPress={close}>{wording.app.cancel}</Button>
            <Button
              kind="primary"
              isDisabled={isReading || preview.data === undefined || preview.data.isSame}
              onPress={() => void apply(chosen)}
            >
              {words.apply}
            </Button>
          </>
        ) : undefined
      }
    >
      <FactList rows={describeDetails(facts, original.data?.size)} />
      {original.error !== null && (
        <p className={styles.trouble} role="alert">
          {original.error.message}
        </p>
      )}
      {hasChoice && original.data !== undefined && chosen !== undefined && (
        <EncodingChoice detail={detail} chosen={chosen} onChoose={choose} />
      )}
      {isAnother && <EncodingPreview preview={preview} />}
    </Dialog>
  );
}

function FactList({ rows }: { readonly rows: readonly DetailRow[] }) {
  return (
    <dl className={styles.facts}>
      {rows.map(({ name, value }) => (
        <div key={name} className={styles.fact}>
          <dt className={styles.name}>{name}</dt>
          <dd className={styles.value} dir="auto">
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
