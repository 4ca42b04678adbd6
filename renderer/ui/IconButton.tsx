import type { ReactNode, Ref } from "react";
import {
  Button as Pressable,
  type ButtonProps as PressableProps,
} from "react-aria-components/Button";
import { ToggleButton } from "react-aria-components/ToggleButton";
import { classNames } from "./class-names.ts";
import styles from "./IconButton.module.css";
import { WithTooltip } from "./Tooltip.tsx";

interface IconButtonProps extends Omit<
  PressableProps,
  "className" | "children" | "style" | "aria-label"
> {
  /** Its accessible name, and what the tooltip says. */
  readonly label: string;
  /** Shown in the tooltip. */
  readonly chord?: string | undefined;
  readonly className?: string | undefined;
  /** An icon from lucide-react. */
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function IconButton({ label, chord, className, children, ...rest }: IconButtonProps) {
  return (
    <WithTooltip label={label} chord={chord}>
      <Pressable {...rest} aria-label={label} className={classNames(styles.button, className)}>
        {children}
      </Pressable>
    </WithTooltip>
  );
}

interface IconToggleProps {
  readonly label: string;
  readonly chord?: string | undefined;
  readonly isSelected: boolean;
  /** It shows a part of the page while it is pressed. */
  readonly isDisclosure?: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly children: ReactNode;
}

/** An icon button that stays pressed. */
export function IconToggle({
  label,
  chord,
  isSelected,
  isDisclosure = false,
  onChange,
  children,
}: IconToggleProps) {
  return (
    <WithTooltip label={label} chord={chord}>
      <ToggleButton
        aria-label={label}
        isSelected={isSelected}
        {...(isDisclosure && { "aria-expanded": isSelected })}
        onChange={onChange}
        className={classNames(styles.button)}
      >
        {children}
      </ToggleButton>
    </WithTooltip>
  );
}
