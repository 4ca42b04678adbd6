import { Trash2, X } from "lucide-react";
import { type SubmitEvent, useRef, useState } from "react";
import type { TagChangeOutcome, TagUse } from "#contract/records.js";
import { COLORS } from "#core/annotation/color.js";
import type { TagChange } from "#core/tag/tag-change.js";
import { type Tag, normaliseTag } from "#core/tag/tag.js";
import { wording } from "#core/wording/wording.js";
import { useColorNames } from "../data/use-color-names.ts";
import { askApp } from "../ipc/ask-app.ts";
import { Button } from "../ui/Button.tsx";
import { ColorChoice } from "../ui/ColorChoice.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { TextField } from "../ui/TextField.tsx";
import { showToast } from "../ui/toasts.ts";
import { useFocusOnShow } from "../ui/use-focus-on-show.ts";
import { openScreen } from "../view/view-store.ts";
import { changeTag } from "./change-tag.ts";
import styles from "./EditTag.module.css";
import { useTagPreview } from "./use-tags.ts";

interface EditTagProps {
  readonly use: TagUse;
  readonly onDelete: () => void;
  readonly onBack: () => void;
  /** It is renamed. */
  readonly onDone: () => void;
}

/** One tag: its name, its colour, the names that it had before. */
export function EditTag({ use, onDelete, onBack, onDone }: EditTagProps) {
  const words = wording.manageTags;
  const names = useColorNames();
  return (
    <div className={styles.part}>
      <RenameForm tag={use.tag} onDone={onDone} />
      <section className={styles.row}>
        <span className={styles.label}>{words.color}</span>
        <ColorChoice
          label={words.color}
          colors={COLORS}
          names={names}
          value={use.color ?? undefined}
          onChange={(color) => void setColor(use.tag, color)}
        />
      </section>
      {use.otherNames.length > 0 && <OtherNames names={use.otherNames} />}
      <footer className={styles.foot}>
        <Button kind="quiet" onPress={onBack}>
          {words.back}
        </Button>
        <Button
          kind="quiet"
          onPress={() => openScreen({ kind: "library", view: "all", tag: use.tag })}
        >
          {words.showArticles}
        </Button>
        <Button kind="danger" icon={<Trash2 aria-hidden="true" />} onPress={onDelete}>
          {words.delete}
        </Button>
      </footer>
    </div>
  );
}

function RenameForm({ tag, onDone }: { readonly tag: Tag; readonly onDone: () => void }) {
  const [typed, setTyped] = useState<string>(tag);
  const [isBusy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useFocusOnShow(field);
  const to = normaliseTag(typed);
  const change: TagChange | undefined =
    to === undefined || to === tag ? undefined : { kind: "rename", tag, to };
  const outcome = useTagPreview(change);
  const words = wording.manageTags;
  const merges = outcome?.steps.some((step) => step.from === tag && step.merges) ?? false;

  async function submit(event: SubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (change === undefined || outcome === undefined || isBusy) return;
    setBusy(true);
    if (await changeTag(change)) onDone();
    else setBusy(false);
  }

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <TextField
        label={words.name}
        value={typed}
        onChange={setTyped}
        ref={field}
        description={words.nameHint}
      />
      <p className={styles.preview} role="status">
        {previewOf(tag, to, outcome)}
      </p>
      <div className={styles.actions}>
        <Button kind="primary" type="submit" isDisabled={outcome === undefined || isBusy}>
          {merges ? words.merge : words.rename}
        </Button>
      </div>
    </form>
  );
}

function previewOf(tag: Tag, to: Tag | undefined, outcome: TagChangeOutcome | undefined): string {
  const words = wording.manageTags;
  if (to === undefined) return words.notATag;
  if (to === tag) return words.sameName;
  if (outcome === undefined) return "";
  const name = outcome.steps.find(({ from }) => from === tag)?.to ?? to;
  const sentence =
    outcome.steps.length === 0 ? words.nothingCarries : words.willChange(outcome, outcome.steps);
  // An old name means the tag that it was given to.
  return name === to ? sentence : `${words.calledNow(to, name)} ${sentence}`;
}

function OtherNames({ names }: { readonly names: readonly Tag[] }) {
  const words = wording.manageTags;
  return (
    <section className={styles.others} aria-label={words.otherNames}>
      <p className={styles.label}>{words.otherNames}</p>
      <ul className={styles.names}>
        {names.map((name) => (
          <li key={name} className={styles.chip}>
            <span className={styles.chipName}>{name}</span>
            <IconButton
              label={words.separate(name)}
              className={styles.separate}
              onPress={() => void changeTag({ kind: "separate", tag: name })}
            >
              <X />
            </IconButton>
          </li>
        ))}
      </ul>
      <p className={styles.hint}>{words.otherNamesHint}</p>
    </section>
  );
}

async function setColor(tag: Tag, color: TagUse["color"] | undefined): Promise<void> {
  const reply = await askApp("tags.setColor", { tag, color: color ?? null });
  if (!reply.ok) showToast({ text: reply.error.message, kind: "trouble" });
}
