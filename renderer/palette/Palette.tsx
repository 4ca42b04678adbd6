import { FileText } from "lucide-react";
import { useRef, useState } from "react";
import { Autocomplete } from "react-aria-components/Autocomplete";
import { Header } from "react-aria-components/Header";
import { Input } from "react-aria-components/Input";
import { ListBox, ListBoxItem, ListBoxSection } from "react-aria-components/ListBox";
import { Dialog } from "react-aria-components/Dialog";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { SearchField } from "react-aria-components/SearchField";
import { wording } from "#core/wording/wording.js";
import { runCommand } from "../keyboard/command-handlers.ts";
import type { CommandId } from "../keyboard/commands.ts";
import { useCommandNames } from "../keyboard/use-command-names.ts";
import { useKeyOf, useRunnableCommands } from "../keyboard/use-command.ts";
import { Kbd } from "../ui/Kbd.tsx";
import { classNames } from "../ui/class-names.ts";
import { useFocusOnShow } from "../ui/use-focus-on-show.ts";
import { closeOverlay, openArticle } from "../view/view-store.ts";
import styles from "./Palette.module.css";
import { matchCommands } from "./match-commands.ts";
import { useArticlesByTitle } from "./use-articles-by-title.ts";

/** Every command and every article, by typing a few letters of its name. */
export function Palette() {
  const [typed, setTyped] = useState("");
  const input = useRef<HTMLInputElement>(null);
  useFocusOnShow(input);
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) closeOverlay();
      }}
      className={classNames(styles.overlay)}
    >
      <Modal className={classNames(styles.modal)}>
        <Dialog aria-label={wording.palette.label} className={classNames(styles.dialog)}>
          <Autocomplete inputValue={typed} onInputChange={setTyped}>
            <SearchField
              aria-label={wording.palette.label}
              className={classNames(styles.field)}
              // Escape closes at once: nothing typed here is worth a second press.
              onKeyDown={(event) => {
                if (event.key === "Escape") closeOverlay();
                else event.continuePropagation();
              }}
            >
              <Input
                ref={input}
                // oxlint-disable-next-line jsx-a11y/role-has-required-aria-props -- React Aria adds aria-controls
                role="combobox"
                aria-expanded
                placeholder={wording.palette.placeholder}
                className={classNames(styles.input)}
              />
            </SearchField>
            <Choices typed={typed} />
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Choices({ typed }: { readonly typed: string }) {
  const names = useCommandNames();
  const commands = matchCommands(typed, useRunnableCommands(), names);
  const articles = useArticlesByTitle(typed);
  return (
    <ListBox
      aria-label={wording.palette.label}
      selectionMode="none"
      renderEmptyState={() => <p className={styles.none}>{wording.palette.none}</p>}
      className={classNames(styles.list)}
    >
      {articles.length > 0 && (
        <ListBoxSection>
          <Header className={classNames(styles.heading)}>{wording.palette.articles}</Header>
          {articles.map(({ articleId, title }) => (
            <ListBoxItem
              key={articleId}
              id={articleId}
              textValue={title}
              onAction={() => openArticle(articleId)}
              className={classNames(styles.item)}
            >
              <FileText aria-hidden="true" />
              <span className={styles.title}>{title}</span>
            </ListBoxItem>
          ))}
        </ListBoxSection>
      )}
      {commands.length > 0 && (
        <ListBoxSection>
          <Header className={classNames(styles.heading)}>{wording.palette.commands}</Header>
          {commands.map((id) => (
            <ListBoxItem
              key={id}
              id={id}
              textValue={names[id]}
              onAction={() => run(id)}
              className={classNames(styles.item)}
            >
              <CommandLine id={id} name={names[id]} />
            </ListBoxItem>
          ))}
        </ListBoxSection>
      )}
    </ListBox>
  );
}

interface CommandLineProps {
  readonly id: CommandId;
  readonly name: string;
}

function CommandLine({ id, name }: CommandLineProps) {
  const chord = useKeyOf(id);
  return (
    <>
      <span className={styles.label}>{name}</span>
      <Kbd chord={chord} />
    </>
  );
}

/** After the palette is gone and the focus is back where the command expects it. */
function run(id: CommandId): void {
  closeOverlay();
  requestAnimationFrame(() => requestAnimationFrame(() => void runCommand(id)));
}
