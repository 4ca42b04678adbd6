import type { ReactElement } from "react";
import { Tooltip, TooltipTrigger } from "react-aria-components/Tooltip";
import { Kbd } from "./Kbd.tsx";
import styles from "./Tooltip.module.css";
import { classNames } from "./class-names.ts";

interface WithTooltipProps {
  readonly label: string;
  readonly chord?: string | undefined;
  /** One control that React Aria knows. */
  readonly children: ReactElement;
}

const DELAY_MS = 600;

/** A control and, after a moment of pointing at it or at once by keyboard, its name and key. */
export function WithTooltip({ label, chord, children }: WithTooltipProps) {
  return (
    <TooltipTrigger delay={DELAY_MS} closeDelay={0}>
      {children}
      <Tooltip className={classNames(styles.tooltip)} offset={6}>
        {label} <Kbd chord={chord} />
      </Tooltip>
    </TooltipTrigger>
  );
}
