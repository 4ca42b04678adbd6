import { Plus, X } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { Button } from "react-aria-components/Button";
import { ComboBox } from "react-aria-components/ComboBox";
import { Input } from "react-aria-components/Input";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { LONGEST_TAG, type Tag, normaliseTag } from "#core/tag/tag.js";
import { wording } from "#core/wording/wording.js";
import styles from "./TagEditor.module.css";
import { classNames } from "./class-names.ts";
import { showToast } from "./toasts.ts";
import { suggestTags } from "./suggest-tags.ts";
import { useFocusOnShow } from "./use-focus-on-show.ts";

interface PartlyUsedTags {
  /** How many carry each. */
  readonly counts: ReadonlyMap<Tag, number>;
  /** How many things are tagged. */
  readonly total: number;
}

interface TagEditorProps {
  readonly label: string;
  readonly tags: readonly Tag[];
  /** Where several things are tagged together: tags that not all of them carry. */
  readonly partly?: PartlyUsedTags;
  /** Tags there are already, most used first. */
  readonly known: readonly Tag[];
  readonly onAdd: (tag: Tag) => void;
  readonly onRemove: (tag: Tag) => void;
  readonly isFocusedOnShow?: boolean;
  /** Enter in the empty field. */
  readonly onDone?: () => void;
}

/** Tags as chips, and a field that completes. Enter or a comma adds; Backspace in the empty field takes the last away. */
export function TagEditor({
  label,
  tags,
  partly,
  known,
  onAdd,
  onRemove,
  isFocusedOnShow = false,
  onDone,
}: TagEditorProps) {
  const [typed, setTyped] = useState("");
  const input = useRef<HTMLInputElement>(null);
  useFocusOnShow(input, { isWanted: isFocusedOnShow });
  const free = known.filter((tag) => !tags.includes(tag));
  const suggestions = suggestTags(typed, free);
  // All of them, whatever was typed: the list opens only when it holds something at the moment of typing, and new items come a moment later.
  const offered = [...new Set([...suggestions, ...free])];

  function add(text: string): void {
    const tag = normaliseTag(text);
    setTyped("");
    if (tag === undefined) {
      showToast({ text: wording.tags.nothingLeft });
      return;
    }
    if (isCut(text, tag)) showToast({ text: wording.tags.cut(LONGEST_TAG) });
    if (!tags.includes(tag)) onAdd(tag);
  }

  function press(event: KeyboardEvent<HTMLInputElement>): void {
    const isOptionChosen = event.currentTarget.getAttribute("aria-activedescendant") !== null;
    if (event.key === "," || (event.key === "Enter" && !isOptionChosen)) {
      event.preventDefault();
      if (typed.trim() === "") onDone?.();
      else add(typed);
    } else if (event.key === "Backspace" && typed === "") {
      const last = tags.at(-1);
      if (last !== undefined) onRemove(last);
    }
  }

  return (
    <div className={styles.editor}>
      {partly !== undefined &&
        [...partly.counts].map(([tag, count]) => (
          <span key={tag} className={classNames(styles.chip, styles.partly)}>
            {wording.tags.onSome(tag, count, partly.total)}
            <ChipButton label={wording.tags.putOnAll(tag)} onPress={() => onAdd(tag)}>
              <Plus aria-hidden="true" />
            </ChipButton>
            <ChipButton label={wording.tags.remove(tag)} onPress={() => onRemove(tag)}>
              <X aria-hidden="true" />
            </ChipButton>
          </span>
        ))}
      {tags.map((tag) => (
        <span key={tag} className={styles.chip}>
          {tag}
          <ChipButton label={wording.tags.remove(tag)} onPress={() => onRemove(tag)}>
            <X aria-hidden="true" />
          </ChipButton>
        </span>
      ))}
      <ComboBox
        aria-label={label}
        inputValue={typed}
        onInputChange={setTyped}
        value={null}
        onChange={(key) => {
          if (key !== null) add(String(key));
        }}
        defaultItems={offered.map((tag) => ({ id: tag, tag }))}
        defaultFilter={(tag) => suggestions.some((suggestion) => suggestion === tag)}
        allowsCustomValue
        menuTrigger="input"
        className={classNames(styles.combo)}
      >
        <Input
          ref={input}
          placeholder={wording.tags.placeholder}
          onKeyDownCapture={press}
          className={classNames(styles.input)}
        />
        <Popover placement="bottom start" offset={8} className={classNames(styles.popover)}>
          <ListBox<{ id: string; tag: string }> className={classNames(styles.list)}>
            {(item) => (
              <ListBoxItem id={item.id} textValue={item.tag} className={classNames(styles.item)}>
                {item.tag}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </div>
  );
}

/** Whether letters of what was typed are no more in the tag: tidied white space alone is nothing to speak of. */
function isCut(typed: string, tag: Tag): boolean {
  const letters = (text: string): number => text.replace(/[\s/#]+/gu, "").length;
  return typed.length > LONGEST_TAG && letters(typed) > letters(tag);
}

interface ChipButtonProps {
  readonly label: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

function ChipButton({ label, onPress, children }: ChipButtonProps) {
  return (
    <Button aria-label={label} className={classNames(styles.act)} onPress={onPress}>
      {children}
    </Button>
  );
}
