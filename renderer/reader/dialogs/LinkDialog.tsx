import { useEffect, useEffectEvent, useRef } from "react";
import { assertNever } from "#core/assert-never.js";
import { wording } from "#core/wording/wording.js";
import { hostKind, openExternal } from "../../ipc/host.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { showToast } from "../../ui/toasts.ts";
import { useFocusOnShow } from "../../ui/use-focus-on-show.ts";
import { copyText } from "../copy-text.ts";
import { useReader, useReaderStore } from "../state/reader-store.ts";
import styles from "./LinkDialog.module.css";

/** Asks before a link leads out of Postil, and shows where to. */
export function LinkDialog() {
  const store = useReaderStore();
  const link = useReader((state) => state.link);
  const close = (): void => store.setState({ link: undefined });
  if (link === undefined) return null;
  switch (link.kind) {
    case "fragment":
      return null;
    case "outside":
      return hostKind() === "desktop" ? (
        <OpenedOutside url={link.url} onOpened={close} />
      ) : (
        <OutsideDialog url={link.url} onClose={close} />
      );
    case "refused":
      return (
        <Dialog
          title={wording.reader.link.refused}
          isOpen
          onClose={close}
          size="small"
          actions={<Button onPress={close}>{wording.app.close}</Button>}
        >
          <p className={styles.address}>{visible(link.address)}</p>
        </Dialog>
      );
    default:
      return assertNever(link);
  }
}

interface OpenedOutsideProps {
  readonly url: URL;
  readonly onOpened: () => void;
}

/** The desktop asks in a dialog of its own, which nothing in a page can imitate: asking twice would teach nobody to read. */
function OpenedOutside({ url, onOpened }: OpenedOutsideProps) {
  const open = useEffectEvent(() => {
    onOpened();
    void openOutside(url);
  });
  useEffect(() => open(), []);
  return null;
}

async function openOutside(url: URL): Promise<void> {
  try {
    await openExternal(url.href);
  } catch {
    showToast({ text: wording.reader.link.failed, kind: "trouble" });
  }
}

interface OutsideDialogProps {
  readonly url: URL;
  readonly onClose: () => void;
}

function OutsideDialog({ url, onClose }: OutsideDialogProps) {
  const words = wording.reader.link;
  const main = useRef<HTMLButtonElement>(null);
  useFocusOnShow(main);
  const isMail = url.protocol === "mailto:";
  function open(): void {
    onClose();
    void openOutside(url);
  }
  return (
    <Dialog
      title={isMail ? words.writeMail : words.openPage}
      isOpen
      onClose={onClose}
      size="small"
      actions={
        <>
          <Button kind="quiet" onPress={() => void copyText(url.href, wording.reader.copied)}>
            {words.copy}
          </Button>
          <Button onPress={onClose}>{wording.app.cancel}</Button>
          <Button ref={main} kind="primary" onPress={open}>
            {words.open}
          </Button>
        </>
      }
    >
      {!isMail && <p className={styles.host}>{url.host}</p>}
      <p className={styles.address}>{visible(url.href)}</p>
      <p className={styles.hint}>{words.hint}</p>
    </Dialog>
  );
}

// Characters that turn the direction of text could make an address read as another one.
const TURNING = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

function visible(address: string): string {
  return address.replace(TURNING, (sign) => `\\u${sign.charCodeAt(0).toString(16)}`);
}
