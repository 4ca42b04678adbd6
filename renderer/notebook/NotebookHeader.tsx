import { Download } from "lucide-react";
import { wording } from "#core/wording/wording.js";
import { TrashOf } from "../library/ListHeader.tsx";
import headerStyles from "../library/ListHeader.module.css";
import { Button } from "../ui/Button.tsx";
import { Menu } from "../ui/Menu.tsx";
import { Select } from "../ui/Select.tsx";
import type { ScreenOf } from "../view/screen.ts";
import { ExportItems } from "./ExportItems.tsx";
import { exportNotes } from "./export-notes.ts";
import { ARRANGEMENTS, type Arrangement, exportQuery } from "./notebook-filter.ts";

interface NotebookHeaderProps {
  readonly screen: ScreenOf<"notebook">;
  readonly total: number | undefined;
  readonly arrangement: Arrangement;
  readonly onArrange: (arrangement: Arrangement) => void;
}

export function NotebookHeader({ screen, total, arrangement, onArrange }: NotebookHeaderProps) {
  const words = wording.notebook;
  return (
    <header className={headerStyles.header}>
      <h1 className={headerStyles.title}>{notebookTitle(screen)}</h1>
      <p className={headerStyles.facts}>
        {total !== undefined && total > 0 && wording.counts.annotations(total)}
      </p>
      {screen.show === "trash" && <TrashOf shown="highlights" />}
      {screen.show === "all" && (
        <Menu
          label={words.export}
          trigger={
            <Button kind="quiet" icon={<Download />}>
              {words.export}
            </Button>
          }
          onSelect={(format) =>
            void exportNotes(format === "json" ? "json" : "markdown", {
              query: exportQuery(screen),
            })
          }
        >
          <ExportItems />
        </Menu>
      )}
      <Select
        label={words.arrange}
        isLabelHidden
        kind="quiet"
        value={arrangement}
        choices={ARRANGEMENTS.map((value) => ({ value, label: words.arrangements[value] }))}
        onChange={onArrange}
      />
    </header>
  );
}

export function notebookTitle({ show }: ScreenOf<"notebook">): string {
  return show === "trash" ? wording.views.trash : wording.notebook.title;
}
