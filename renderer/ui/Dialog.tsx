import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Dialog as Content } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { wording } from "#core/wording/wording.js";
import styles from "./Dialog.module.css";
import { IconButton } from "./IconButton.tsx";
import { classNames } from "./class-names.ts";

interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly size?: "small" | "medium" | "large";
  /** `alertdialog` asks before something that is hard to take back. */
  readonly role?: "dialog" | "alertdialog";
  /** Buttons at the foot; the main one last. */
  readonly actions?: ReactNode;
  /** Its content may be longer than the window and holds nothing that takes the focus: then it does so itself, to be scrolled. */
  readonly isForReading?: boolean;
  readonly children: ReactNode;
}

/** A modal dialog: Escape and a click beside it close it, and the focus goes back to where it was. */
export function Dialog({
  title,
  isOpen,
  onClose,
  size = "medium",
  role = "dialog",
  actions,
  isForReading = false,
  children,
}: DialogProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(opened) => {
        if (!opened) onClose();
      }}
      isDismissable={role === "dialog"}
      className={classNames(styles.overlay)}
    >
      <Modal className={classNames(styles.modal, styles[size])}>
        <Content role={role} className={classNames(styles.dialog)}>
          <header className={styles.header}>
            <Heading slot="title" className={classNames(styles.title)}>
              {title}
            </Heading>
            <IconButton label={wording.app.close} onPress={onClose}>
              <X />
            </IconButton>
          </header>
          {isForReading ? (
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be scrollable by keyboard
            <section className={styles.body} aria-label={title} tabIndex={0}>
              {children}
            </section>
          ) : (
            <div className={styles.body}>{children}</div>
          )}
          {actions !== undefined && <footer className={styles.actions}>{actions}</footer>}
        </Content>
      </Modal>
    </ModalOverlay>
  );
}
