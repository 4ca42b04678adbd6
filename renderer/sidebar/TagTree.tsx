import { ChevronRight, Ellipsis, Pencil, Trash2 } from "lucide-react";
import { memo, useState } from "react";
import { Button } from "react-aria-components/Button";
import { type Color, COLORS } from "#core/annotation/color.js";
import type { Tag } from "#core/tag/tag.js";
import { wording } from "#core/wording/wording.js";
import { useColorNames } from "../data/use-color-names.ts";
import { askApp } from "../ipc/ask-app.ts";
import { ColorDot } from "../ui/ColorDot.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Menu, MenuActions, MenuItem } from "../ui/Menu.tsx";
import { showToast } from "../ui/toasts.ts";
import { classNames } from "../ui/class-names.ts";
import { useStableHandler } from "../ui/use-stable-handler.ts";
import { useRemembered } from "../view/use-remembered.ts";
import { openTags } from "../view/view-store.ts";
import { SidebarRow } from "./SidebarRow.tsx";
import styles from "./TagTree.module.css";
import type { TagNode } from "./tag-tree.ts";

interface TagTreeProps {
  readonly nodes: readonly TagNode[];
  readonly current: Tag | undefined;
  readonly onOpen: (tag: Tag) => void;
}

/** Tags and what is below them. */
export function TagTree({ nodes, current, onOpen }: TagTreeProps) {
  const [collapsed, setCollapsed] = useRemembered("collapsed-tags", isTextList, []);
  const toggle = useStableHandler((tag: Tag) =>
    setCollapsed(
      collapsed.includes(tag) ? collapsed.filter((other) => other !== tag) : [...collapsed, tag],
    ),
  );
  return (
    <Level
      nodes={nodes}
      depth={0}
      collapsed={collapsed}
      toggle={toggle}
      current={current}
      onOpen={onOpen}
    />
  );
}

interface LevelProps extends TagTreeProps {
  readonly depth: number;
  readonly collapsed: readonly string[];
  readonly toggle: (tag: Tag) => void;
}

function Level({ nodes, ...rest }: LevelProps) {
  const { depth, collapsed, toggle, current, onOpen } = rest;
  return (
    <ul className={classNames(depth > 0 && styles.below)}>
      {nodes.map(({ tag, name, count, color, children }) => {
        const isOpen = !collapsed.includes(tag);
        const hasBelow = children.length > 0;
        return (
          <li key={tag} className={styles.item}>
            <TagRow
              tag={tag}
              name={name}
              count={count}
              color={color}
              isTop={depth === 0}
              isOpen={hasBelow ? isOpen : undefined}
              isCurrent={tag === current}
              toggle={toggle}
              onOpen={onOpen}
            />
            {hasBelow && isOpen && <Level {...rest} nodes={children} depth={depth + 1} />}
          </li>
        );
      })}
    </ul>
  );
}

interface TagRowProps extends Omit<TagNode, "children">, Pick<LevelProps, "toggle" | "onOpen"> {
  readonly isTop: boolean;
  /** Whether what is below it is shown; undefined where there is nothing below it. */
  readonly isOpen: boolean | undefined;
  readonly isCurrent: boolean;
}

/** Each has a menu and a tooltip: there may be hundreds, of which only those are drawn again that changed. */
const TagRow = memo(function TagRow(props: TagRowProps) {
  const { tag, name, count, color, isTop, isOpen, isCurrent, toggle, onOpen } = props;
  return (
    <>
      {isOpen !== undefined && (
        <Button
          aria-label={isOpen ? wording.tags.collapse(name) : wording.tags.expand(name)}
          aria-expanded={isOpen}
          onPress={() => toggle(tag)}
          className={classNames(styles.toggle)}
        >
          <ChevronRight aria-hidden="true" />
        </Button>
      )}
      <SidebarRow
        label={name}
        start={isTop || color !== null ? <ColorDot color={color} /> : undefined}
        count={count}
        isCurrent={isCurrent}
        onPress={() => onOpen(tag)}
        menu={<TagMenu tag={tag} color={color} />}
      />
    </>
  );
});

interface TagMenuProps {
  readonly tag: Tag;
  readonly color: Color | null;
}

function TagMenu({ tag, color }: TagMenuProps) {
  const [isBusy, setBusy] = useState(false);
  async function choose(id: string): Promise<void> {
    if (id === "edit" || id === "delete") {
      openTags({ tag, what: id });
      return;
    }
    setBusy(true);
    const chosen = COLORS.find((candidate) => candidate === id) ?? null;
    const reply = await askApp("tags.setColor", { tag, color: chosen });
    if (!reply.ok) showToast({ text: reply.error.message, kind: "trouble" });
    setBusy(false);
  }
  const label = wording.manageTags.openMenu(tag);
  return (
    <Menu
      label={label}
      selected={color ?? "none"}
      onSelect={(id) => void choose(id)}
      trigger={
        <IconButton label={label} isDisabled={isBusy} className={styles.more}>
          <Ellipsis />
        </IconButton>
      }
    >
      <ColorItems />
      <MenuItem id="none" label={wording.tags.noColor} icon={<ColorDot color={null} />} />
      <MenuActions label={wording.manageTags.edit(tag)}>
        <MenuItem id="edit" label={wording.manageTags.renameItem} icon={<Pencil />} />
        <MenuItem id="delete" label={wording.manageTags.deleteItem} icon={<Trash2 />} />
      </MenuActions>
    </Menu>
  );
}

/** What the colours are called is asked when the menu is open. */
function ColorItems() {
  const names = useColorNames();
  return COLORS.map((color) => (
    <MenuItem key={color} id={color} label={names[color]} icon={<ColorDot color={color} />} />
  ));
}

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === "string");
}
