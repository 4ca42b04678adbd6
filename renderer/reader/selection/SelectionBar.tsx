import { Combine, Copy, Quote, Scissors, Search, Trash2 } from "lucide-react";
import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
} from "react";
import { Button } from "react-aria-components/Button";
import { Toolbar } from "react-aria-components/Toolbar";
import type { Span } from "#core/anchor/selectors.js";
import { COLORS, type Color } from "#core/annotation/color.js";
import { wording } from "#core/wording/wording.js";
import { useColorNames } from "../../data/use-color-names.ts";
import { useSettings } from "../../data/use-settings.ts";
import { CopyMenu } from "../../copy/CopyMenu.tsx";
import { COLOR_COMMANDS } from "../../keyboard/color-commands.ts";
import { runCommand } from "../../keyboard/command-handlers.ts";
import { useKeyOf } from "../../keyboard/use-command.ts";
import { IconButton } from "../../ui/IconButton.tsx";
import { Kbd } from "../../ui/Kbd.tsx";
import { classNames } from "../../ui/class-names.ts";
import type { ArticlePage } from "../frame/article-page.ts";
import type { MarkActions } from "../hooks/use-mark-actions.ts";
import { onPageMove } from "../hooks/use-page-scroll.ts";
import { passageBoxes } from "./passage-boxes.ts";
import { placeSelectionBar } from "./place-selection-bar.ts";
import styles from "./SelectionBar.module.css";

interface SelectionBarProps {
  readonly page: ArticlePage;
  readonly span: Span;
  /** Of the focused highlight; undefined over a selection. */
  readonly color: Color | undefined;
  /** What the bar offers of these only where it would do something. */
  readonly offers: "merge" | "split" | undefined;
  readonly actions: MarkActions;
}

/**
 * What one can do with selected words or a focused highlight. It floats where it covers none of them, and pressing it leaves the selection
 * as it is.
 */
export function SelectionBar({ page, span, color, offers, actions }: SelectionBarProps) {
  const bar = useRef<HTMLDivElement>(null);
  useBarPlace(bar, page, span);
  useTabInto(bar, page);
  const words = wording.reader;
  const { lastColor } = useSettings();
  const trashKey = useKeyOf("trash");
  const mergeKey = useKeyOf("merge-highlights");
  const splitKey = useKeyOf("split-highlight");
  function press(event: KeyboardEvent): void {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    page.view.focus();
  }
  return (
    <div
      ref={bar}
      role="presentation"
      className={styles.bar}
      // A pressed button would take the focus, and with it the look of the selection.
      onMouseDown={(event) => event.preventDefault()}
      onKeyDown={press}
    >
      <Toolbar aria-label={words.selectionBar} className={classNames(styles.toolbar)}>
        {COLORS.map((one) => (
          <ColorDot
            key={one}
            color={one}
            isChosen={one === (color ?? lastColor)}
            onPress={() => actions.mark(one)}
          />
        ))}
        <span className={styles.divider} aria-hidden="true" />
        <BarButton
          label={words.note}
          chord={useKeyOf("edit-note")}
          onPress={() => actions.work("note")}
        />
        <BarButton label={words.tag} chord={useKeyOf("tag")} onPress={() => actions.work("tags")} />
        <BarIcon label={words.copy} onPress={() => actions.copy("words")}>
          <Copy />
        </BarIcon>
        <CopyMenu
          trigger={
            <IconButton label={wording.copy.copyAs} preventFocusOnPress className={styles.icon}>
              <Quote />
            </IconButton>
          }
          onCopy={actions.copy}
        />
        <BarIcon
          isSpare
          label={wording.commands["search-selection"]}
          chord={useKeyOf("search-selection")}
          onPress={() => void runCommand("search-selection")}
        >
          <Search />
        </BarIcon>
        {offers === "merge" && (
          <BarIcon label={words.merge} chord={mergeKey} onPress={actions.merge}>
            <Combine />
          </BarIcon>
        )}
        {offers === "split" && (
          <BarIcon label={words.splitHere} chord={splitKey} onPress={actions.split}>
            <Scissors />
          </BarIcon>
        )}
        {color !== undefined && (
          <BarIcon label={words.remove} chord={trashKey} onPress={actions.trash}>
            <Trash2 />
          </BarIcon>
        )}
      </Toolbar>
    </div>
  );
}

interface ColorDotProps {
  readonly color: Color;
  readonly isChosen: boolean;
  readonly onPress: () => void;
}

function ColorDot({ color, isChosen, onPress }: ColorDotProps) {
  const names = useColorNames();
  return (
    <IconButton
      label={names[color]}
      chord={useKeyOf(COLOR_COMMANDS[color])}
      aria-pressed={isChosen}
      className={classNames(styles.dot, isChosen && styles.chosen)}
      preventFocusOnPress
      onPress={onPress}
    >
      <span className={styles.paint} data-color={color} />
    </IconButton>
  );
}

interface BarButtonProps {
  readonly label: string;
  readonly chord?: string | undefined;
  readonly onPress: () => void;
}

function BarButton({ label, chord, onPress }: BarButtonProps) {
  return (
    <Button preventFocusOnPress className={classNames(styles.button)} onPress={onPress}>
      {label}
      <Kbd chord={chord} />
    </Button>
  );
}

interface BarIconProps extends BarButtonProps {
  /** In the narrowest windows there is no room for it; its key is left. */
  readonly isSpare?: boolean;
  readonly children: ReactNode;
}

function BarIcon({ isSpare = false, children, ...rest }: BarIconProps) {
  return (
    <IconButton
      {...rest}
      preventFocusOnPress
      className={classNames(styles.icon, isSpare && styles.spare)}
    >
      {children}
    </IconButton>
  );
}

type BarRef = React.RefObject<HTMLDivElement | null>;

/** Keeps the bar beside its words while the page moves. */
function useBarPlace(bar: BarRef, page: ArticlePage, span: Span): void {
  const place = useEffectEvent(() => {
    const element = bar.current;
    const boxes = passageBoxes(page, span);
    if (element === null) return;
    // Words of which nothing is drawn have no place beside them.
    element.toggleAttribute("data-away", boxes === undefined);
    if (boxes === undefined) return;
    const bounds = page.frame.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = element;
    const room = { width, height, bounds, column: boxes.column };
    const { left, top } = placeSelectionBar(boxes.first, boxes.last, room);
    element.style.setProperty(
      "transform",
      `translate(${Math.round(left)}px, ${Math.round(top)}px)`,
    );
    const isAway = boxes.last.bottom < bounds.top || boxes.first.top > bounds.bottom;
    element.toggleAttribute("data-away", isAway);
  });
  useLayoutEffect(() => place(), [page, span.start, span.end]);
  useEffect(() => onPageMove(page, () => place()), [page]);
}

/** Tab goes from the words to their bar, wherever links of the article may stand. */
function useTabInto(bar: BarRef, page: ArticlePage): void {
  useEffect(() => {
    function press(event: globalThis.KeyboardEvent): void {
      if (event.key !== "Tab" || event.shiftKey || event.ctrlKey || event.altKey) return;
      const first = bar.current?.querySelector("button");
      if (first === null || first === undefined) return;
      event.preventDefault();
      first.focus();
    }
    page.view.addEventListener("keydown", press);
    return () => page.view.removeEventListener("keydown", press);
  }, [bar, page]);
}
