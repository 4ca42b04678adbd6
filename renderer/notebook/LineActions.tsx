import { type ReactNode, startTransition, useEffect, useState } from "react";
import { Copy, Ellipsis, History, MessageSquarePlus, RotateCcw, Tag, Trash2 } from "lucide-react";
import { COLORS } from "#core/annotation/color.js";
import { wording } from "#core/wording/wording.js";
import { CopyMenu } from "../copy/CopyMenu.tsx";
import { useColorNames } from "../data/use-color-names.ts";
import { COLOR_COMMANDS } from "../keyboard/color-commands.ts";
import type { CommandId } from "../keyboard/commands.ts";
import { useKeyOf } from "../keyboard/use-command.ts";
import { ColorDot } from "../ui/ColorDot.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Menu, MenuItem } from "../ui/Menu.tsx";
import { openOverlay } from "../view/view-store.ts";
import styles from "./LineActions.module.css";
import { changeAnnotation, trashAnnotation } from "./change-annotations.ts";
import { copyHighlights } from "./copy-highlights.ts";
import { startEditing } from "./editing-store.ts";
import type { NotebookItem } from "./use-notebook.ts";

interface LineActionsProps {
  readonly item: NotebookItem;
}

/** Lines that are scrolled past are gone before. */
const REST_MS = 120;

/**
 * What can be done with a highlight: the usual two at hand, the rest in a menu. They come once the line has been there for a moment: their
 * menus and tooltips are most of what a line costs, and nobody presses them while lines fly by.
 */
export function LineActions({ item }: LineActionsProps) {
  const [isHere, setHere] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => startTransition(() => setHere(true)), REST_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={styles.actions} data-trash={item.entry.trashed || undefined}>
      {isHere && <Actions item={item} />}
    </div>
  );
}

function Actions({ item }: LineActionsProps) {
  const { entry } = item;
  const words = wording.notebook;
  const noteKey = useKeyOf("edit-note");
  const purgeKey = useKeyOf("purge");
  if (entry.trashed) {
    return (
      <>
        <IconButton
          label={words.restore}
          onPress={() => void trashAnnotation(entry.annotationId, { trashed: false })}
        >
          <RotateCcw />
        </IconButton>
        <IconButton
          label={wording.trash.purge}
          chord={purgeKey}
          onPress={() =>
            openOverlay({ kind: "purge", articleIds: [], annotationIds: [entry.annotationId] })
          }
        >
          <Trash2 />
        </IconButton>
      </>
    );
  }
  return (
    <>
      <IconButton
        label={entry.note === "" ? words.addNote : words.editNote}
        chord={noteKey}
        onPress={() => startEditing(item.id, "note")}
      >
        <MessageSquarePlus />
      </IconButton>
      <CopyMenu
        trigger={
          <IconButton label={wording.copy.copyAs}>
            <Copy />
          </IconButton>
        }
        onCopy={(kind) => void copyHighlights([entry.annotationId], kind)}
      />
      <MoreMenu item={item} />
    </>
  );
}

function MoreMenu({ item }: LineActionsProps) {
  const { entry } = item;
  const words = wording.notebook;
  const names = useColorNames();
  return (
    <Menu
      label={words.moreActions}
      trigger={
        <IconButton label={words.moreActions}>
          <Ellipsis />
        </IconButton>
      }
    >
      {COLORS.map((color) => (
        <CommandItem
          key={color}
          command={COLOR_COMMANDS[color]}
          label={names[color]}
          icon={<ColorDot color={color} />}
          onAction={() => void changeAnnotation(entry.annotationId, { color })}
        />
      ))}
      <CommandItem
        command="tag"
        label={wording.commands.tag}
        icon={<Tag />}
        onAction={() => startEditing(item.id, "tags")}
      />
      <MenuItem
        id="history"
        label={words.history.open}
        icon={<History />}
        onAction={() => openOverlay({ kind: "history", annotationId: entry.annotationId })}
      />
      <CommandItem
        command="trash"
        label={words.trash}
        icon={<Trash2 />}
        onAction={() => void trashAnnotation(entry.annotationId, { trashed: true })}
      />
    </Menu>
  );
}

interface CommandItemProps {
  /** Whose key is shown. */
  readonly command: CommandId;
  readonly label: string;
  readonly icon: ReactNode;
  readonly onAction: () => void;
}

function CommandItem({ command, ...rest }: CommandItemProps) {
  return <MenuItem {...rest} id={command} chord={useKeyOf(command)} />;
}
