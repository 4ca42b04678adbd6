import { Archive, BookOpen, Check, Inbox, Tag, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import type { ArticleView } from "#contract/calls.js";
import { wording } from "#core/wording/wording.js";
import { useReconciling } from "../data/use-reconciling.ts";
import { runCommand } from "../keyboard/command-handlers.ts";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import type { ScreenOf } from "../view/screen.ts";

interface EmptyLibraryProps {
  readonly screen: ScreenOf<"library">;
}

const ICONS: Readonly<Record<ArticleView, ReactNode>> = {
  inbox: <Inbox aria-hidden="true" />,
  reading: <BookOpen aria-hidden="true" />,
  done: <Check aria-hidden="true" />,
  archived: <Archive aria-hidden="true" />,
  trash: <Trash2 aria-hidden="true" />,
  all: <Inbox aria-hidden="true" />,
};

/** What an empty list says, and where new articles come from. */
export function EmptyLibrary({ screen }: EmptyLibraryProps) {
  const isFilling = useReconciling()?.step === "filling";
  const empty =
    screen.tag === undefined ? wording.library.empty[screen.view] : wording.library.empty.tag;
  const words = isFilling ? wording.reconciling.empty : empty;
  const canAdd = screen.tag === undefined && (screen.view === "inbox" || screen.view === "all");
  return (
    <EmptyState
      icon={screen.tag === undefined ? ICONS[screen.view] : <Tag aria-hidden="true" />}
      title={words.title}
      text={words.text}
      action={
        canAdd && (
          <Button kind="primary" onPress={() => void runCommand("add-files")}>
            {wording.library.chooseFiles}
          </Button>
        )
      }
    />
  );
}
