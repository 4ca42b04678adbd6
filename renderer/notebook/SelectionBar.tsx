import { ChevronDown, Copy, Download, Palette, RotateCcw, Tag, Trash2, X } from "lucide-react";
import type { ReactNode } from "react";
import { Toolbar } from "react-aria-components/Toolbar";
import { VisuallyHidden } from "react-aria-components/VisuallyHidden";
import { COLORS, type Color } from "#core/annotation/color.js";
import { wording } from "#core/wording/wording.js";
import { CopyMenu } from "../copy/CopyMenu.tsx";
import { useColorNames } from "../data/use-color-names.ts";
import { COLOR_COMMANDS } from "../keyboard/color-commands.ts";
import { useKeyOf } from "../keyboard/use-command.ts";
import barStyles from "../library/SelectionBar.module.css";
import { Button } from "../ui/Button.tsx";
import { ColorDot } from "../ui/ColorDot.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Menu, MenuItem } from "../ui/Menu.tsx";
import { classNames } from "../ui/class-names.ts";
import { ExportItems } from "./ExportItems.tsx";
import styles from "./SelectionBar.module.css";
import type { NotebookSelection } from "./use-notebook-selection.ts";
import type { SelectionActions } from "./use-notebook-actions.ts";

interface SelectionBarProps {
  /** Of the list; kept for screen readers. */
  readonly title: string;
  readonly selection: NotebookSelection;
  readonly isTrash: boolean;
  readonly actions: SelectionActions;
}

/** Takes the header's place while highlights are selected. */
export function SelectionBar({ title, selection, isTrash, actions }: SelectionBarProps) {
  const words = wording.notebook;
  const backKey = useKeyOf("back");
  const { shown, outOfSight } = selection;
  return (
    <Toolbar aria-label={words.selectionBar} className={classNames(barStyles.bar)}>
      <VisuallyHidden>
        <h1>{title}</h1>
      </VisuallyHidden>
      <p className={barStyles.count} role="status">
        {wording.counts.selected(shown.length)}
        {outOfSight > 0 && (
          <span className={styles.outOfSight}> {words.outOfSight(outOfSight)}</span>
        )}
      </p>
      {shown.length > 0 && <Actions isTrash={isTrash} actions={actions} />}
      <IconButton
        label={wording.library.clearSelection}
        chord={backKey}
        onPress={selection.clear}
        className={barStyles.clear}
      >
        <X />
      </IconButton>
    </Toolbar>
  );
}

function Actions({ isTrash, actions }: Pick<SelectionBarProps, "isTrash" | "actions">) {
  const words = wording.notebook;
  if (isTrash) {
    return (
      <>
        <CopyAction actions={actions} />
        <Action
          icon={<RotateCcw />}
          label={words.restore}
          onPress={() => actions.move("notebook")}
        />
        <Action icon={<Trash2 />} label={wording.trash.purge} onPress={actions.purge} />
      </>
    );
  }
  return (
    <>
      <Action icon={<Tag />} label={words.tagSelected} onPress={actions.tag} />
      <Menu
        label={words.recolor}
        placement="bottom start"
        trigger={<MenuButton icon={<Palette />} label={words.recolor} />}
      >
        {COLORS.map((color) => (
          <ColorItem key={color} color={color} onAction={() => actions.recolor(color)} />
        ))}
      </Menu>
      <CopyAction actions={actions} />
      <Menu
        label={words.export}
        placement="bottom start"
        trigger={<MenuButton icon={<Download />} label={words.export} />}
        onSelect={(format) => actions.export(format === "json" ? "json" : "markdown")}
      >
        <ExportItems />
      </Menu>
      <Action icon={<Trash2 />} label={words.trash} onPress={() => actions.move("trash")} />
    </>
  );
}

function CopyAction({ actions }: Pick<SelectionBarProps, "actions">) {
  return (
    <CopyMenu
      trigger={<MenuButton icon={<Copy />} label={wording.notebook.copySelected} />}
      onCopy={actions.copy}
    />
  );
}

interface ActionProps {
  readonly icon: ReactNode;
  readonly label: string;
  readonly onPress?: () => void;
}

/** Words where there is room, the icon alone where not. */
function Action({ icon, label, ...rest }: ActionProps) {
  return (
    <Button {...rest} kind="quiet" icon={icon} aria-label={label} className={barStyles.action}>
      <span className={barStyles.words}>{label}</span>
    </Button>
  );
}

function MenuButton({ icon, label, ...rest }: ActionProps) {
  return (
    <Button {...rest} kind="quiet" icon={icon} aria-label={label} className={barStyles.action}>
      <span className={barStyles.words}>{label}</span>
      <ChevronDown className={classNames(barStyles.arrow, styles.arrow)} aria-hidden="true" />
    </Button>
  );
}

interface ColorItemProps {
  readonly color: Color;
  readonly onAction: () => void;
}

function ColorItem({ color, onAction }: ColorItemProps) {
  return (
    <MenuItem
      id={color}
      label={useColorNames()[color]}
      icon={<ColorDot color={color} />}
      chord={useKeyOf(COLOR_COMMANDS[color])}
      onAction={onAction}
    />
  );
}
