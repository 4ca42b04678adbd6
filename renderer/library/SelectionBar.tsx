import { Archive, ChevronDown, FolderInput, RotateCcw, Tag, Trash2, X } from "lucide-react";
import { Toolbar } from "react-aria-components/Toolbar";
import { VisuallyHidden } from "react-aria-components/VisuallyHidden";
import { wording } from "#core/wording/wording.js";
import { useKeyOf } from "../keyboard/use-command.ts";
import { Button } from "../ui/Button.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Menu, MenuItem } from "../ui/Menu.tsx";
import { classNames } from "../ui/class-names.ts";
import styles from "./SelectionBar.module.css";
import type { ListActions } from "./use-list-commands.ts";

interface SelectionBarProps {
  /** Of the list; kept for screen readers. */
  readonly title: string;
  readonly selected: number;
  readonly isTrash: boolean;
  readonly actions: ListActions;
  readonly onClear: () => void;
}

/** Takes the header's place while articles are selected. */
export function SelectionBar({ title, selected, isTrash, actions, onClear }: SelectionBarProps) {
  const words = wording.library;
  const backKey = useKeyOf("back");
  return (
    <Toolbar aria-label={words.selectionBar} className={classNames(styles.bar)}>
      <VisuallyHidden>
        <h1>{title}</h1>
      </VisuallyHidden>
      <p className={styles.count} role="status">
        {wording.counts.selected(selected)}
      </p>
      <Action icon={<Tag />} label={words.tag} onPress={actions.tag} />
      {isTrash ? (
        <>
          <Action
            icon={<RotateCcw />}
            label={words.restore}
            onPress={() => actions.move("restore")}
          />
          <Action icon={<Trash2 />} label={wording.trash.purge} onPress={actions.purge} />
        </>
      ) : (
        <>
          <MoveMenu actions={actions} />
          <Action
            icon={<Archive />}
            label={words.archive}
            onPress={() => actions.move("archive")}
          />
          <Action icon={<Trash2 />} label={words.trash} onPress={() => actions.move("trash")} />
        </>
      )}
      <IconButton
        label={words.clearSelection}
        chord={backKey}
        onPress={onClear}
        className={styles.clear}
      >
        <X />
      </IconButton>
    </Toolbar>
  );
}

interface ActionProps {
  readonly icon: React.ReactNode;
  readonly label: string;
  readonly onPress: () => void;
}

/** Words where there is room, the icon alone where not. */
function Action({ icon, label, onPress }: ActionProps) {
  return (
    <Button kind="quiet" icon={icon} onPress={onPress} aria-label={label} className={styles.action}>
      <span className={styles.words}>{label}</span>
    </Button>
  );
}

function MoveMenu({ actions }: { readonly actions: ListActions }) {
  return (
    <Menu
      label={wording.library.moveTo}
      placement="bottom start"
      trigger={
        <Button
          kind="quiet"
          icon={<FolderInput />}
          aria-label={wording.library.moveTo}
          className={styles.action}
        >
          <span className={styles.words}>{wording.library.moveTo}</span>
          <ChevronDown className={styles.arrow} aria-hidden="true" />
        </Button>
      }
    >
      <MenuItem
        id="inbox"
        label={wording.views.inbox}
        chord={useKeyOf("to-inbox")}
        onAction={() => actions.move("inbox")}
      />
      <MenuItem
        id="reading"
        label={wording.views.reading}
        chord={useKeyOf("to-reading")}
        onAction={() => actions.move("reading")}
      />
      <MenuItem
        id="done"
        label={wording.views.done}
        chord={useKeyOf("to-done")}
        onAction={() => actions.move("done")}
      />
      <MenuItem
        id="archive"
        label={wording.views.archived}
        chord={useKeyOf("archive")}
        onAction={() => actions.move("archive")}
      />
    </Menu>
  );
}
