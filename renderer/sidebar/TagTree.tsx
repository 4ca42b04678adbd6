import { ChevronRight, Ellipsis, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "react-aria-components/Button";
import { COLORS } from "#core/annotation/color.js";
import type { Tag } from "#core/tag/tag.js";
import { wording } from "#core/wording/wording.js";
import { useColorNames } from "../data/use-color-names.ts";
import { askApp } from "../ipc/ask-app.ts";
import { ColorDot } from "../ui/ColorDot.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { Menu, MenuActions, MenuItem } from "../ui/Menu.tsx";
import { showToast } from "../ui/toasts.ts";
import { classNames } from "../ui/class-names.ts";
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
  const toggle = (tag: Tag): void =>
    setCollapsed(
      collapsed.includes(tag) ? collapsed.filter((other) => other !== tag) : [...collapsed, tag],
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
      {nodes.map((node) => {
        const isOpen = !collapsed.includes(node.tag);
        return (
          <li key={node.tag} className={styles.item}>
            {node.children.length > 0 && (
              <Button
                aria-label={
                  isOpen ? wording.tags.collapse(node.name) : wording.tags.expand(node.name)
                }
                aria-expanded={isOpen}
                onPress={() => toggle(node.tag)}
                className={classNames(styles.toggle)}
              >
                <ChevronRight aria-hidden="true" />
              </Button>
            )}
            <SidebarRow
              label={node.name}
              start={
                depth === 0 || node.color !== null ? <ColorDot color={node.color} /> : undefined
              }
              count={node.count}
              isCurrent={node.tag === current}
              onPress={() => onOpen(node.tag)}
              menu={<TagMenu node={node} />}
            />
            {node.children.length > 0 && isOpen && (
              <Level {...rest} nodes={node.children} depth={depth + 1} />
            )}
          </li>
        );
      })}
    </ul>
  );
}

function TagMenu({ node }: { readonly node: TagNode }) {
  const names = useColorNames();
  const [isBusy, setBusy] = useState(false);
  async function choose(id: string): Promise<void> {
    if (id === "edit" || id === "delete") {
      openTags({ tag: node.tag, what: id });
      return;
    }
    setBusy(true);
    const color = COLORS.find((candidate) => candidate === id) ?? null;
    const reply = await askApp("tags.setColor", { tag: node.tag, color });
    if (!reply.ok) showToast({ text: reply.error.message, kind: "trouble" });
    setBusy(false);
  }
  const label = wording.manageTags.openMenu(node.tag);
  return (
    <Menu
      label={label}
      selected={node.color ?? "none"}
      onSelect={(id) => void choose(id)}
      trigger={
        <IconButton label={label} isDisabled={isBusy} className={styles.more}>
          <Ellipsis />
        </IconButton>
      }
    >
      {COLORS.map((color) => (
        <MenuItem key={color} id={color} label={names[color]} icon={<ColorDot color={color} />} />
      ))}
      <MenuItem id="none" label={wording.tags.noColor} icon={<ColorDot color={null} />} />
      <MenuActions label={wording.manageTags.edit(node.tag)}>
        <MenuItem id="edit" label={wording.manageTags.renameItem} icon={<Pencil />} />
        <MenuItem id="delete" label={wording.manageTags.deleteItem} icon={<Trash2 />} />
      </MenuActions>
    </Menu>
  );
}

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === "string");
}
