import type { ReactElement, ReactNode } from "react";
import {
  MenuItem as Item,
  Menu as List,
  MenuSection,
  MenuTrigger,
  type MenuItemProps as ItemProps,
} from "react-aria-components/Menu";
import { Popover, type PopoverProps } from "react-aria-components/Popover";
import { Check } from "lucide-react";
import { Kbd } from "./Kbd.tsx";
import styles from "./Menu.module.css";
import { classNames } from "./class-names.ts";

interface MenuProps {
  readonly label: string;
  /** The button that opens it. */
  readonly trigger: ReactElement;
  readonly placement?: PopoverProps["placement"];
  /** `MenuItem`s. */
  readonly children: ReactNode;
  /** With these, one item is marked as chosen. */
  readonly selected?: string | undefined;
  readonly onSelect?: (id: string) => void;
}

export function Menu({
  label,
  trigger,
  placement = "bottom end",
  children,
  selected,
  onSelect,
}: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover placement={placement} offset={6} className={classNames(styles.popover)}>
        <List
          aria-label={label}
          className={classNames(styles.menu)}
          selectionMode={selected === undefined ? "none" : "single"}
          selectedKeys={selected === undefined ? [] : [selected]}
          {...(onSelect !== undefined && { onAction: (key) => onSelect(String(key)) })}
        >
          {children}
        </List>
      </Popover>
    </MenuTrigger>
  );
}

interface MenuActionsProps {
  readonly label: string;
  /** `MenuItem`s. */
  readonly children: ReactNode;
}

/** Items that do something, below others of which one is chosen. */
export function MenuActions({ label, children }: MenuActionsProps) {
  return (
    <MenuSection aria-label={label} selectionMode="none" className={classNames(styles.actions)}>
      {children}
    </MenuSection>
  );
}

interface MenuItemProps extends Pick<ItemProps, "onAction" | "isDisabled"> {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly chord?: string | undefined;
}

export function MenuItem({ id, label, icon, chord, ...rest }: MenuItemProps) {
  return (
    <Item {...rest} id={id} textValue={label} className={classNames(styles.item)}>
      {({ selectionMode, isSelected }) => (
        <>
          {selectionMode === "single" && (
            <span className={styles.mark}>{isSelected && <Check aria-hidden="true" />}</span>
          )}
          {icon}
          <span className={styles.label}>{label}</span>
          <Kbd chord={chord} />
        </>
      )}
    </Item>
  );
}
