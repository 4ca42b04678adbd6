import {
  Archive,
  BookOpen,
  ChartNoAxesColumn,
  Check,
  Inbox,
  TextQuote,
  Settings,
  Trash2,
  TriangleAlert,
} from "lucide-react";
import type { ReactNode } from "react";
import type { LibraryOverview } from "#contract/records.js";
import { wording } from "#core/wording/wording.js";
import { useOverviewState } from "../data/use-overview.ts";
import { useKeyOf } from "../keyboard/use-command.ts";
import { ErrorState } from "../ui/ErrorState.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { NOTEBOOK, type Screen } from "../view/screen.ts";
import { openScreen, useView } from "../view/view-store.ts";
import { ReconcilingLine } from "./ReconcilingLine.tsx";
import { SavedSearches } from "./SavedSearches.tsx";
import styles from "./Sidebar.module.css";
import { SidebarRow } from "./SidebarRow.tsx";
import { SidebarTags } from "./SidebarTags.tsx";

interface SidebarProps {
  /** What makes it wider. */
  readonly edge?: ReactNode;
}

/** Where one can go: states, notebook, saved searches, tags, trash. */
export function Sidebar({ edge }: SidebarProps) {
  const { overview, error, retry } = useOverviewState();
  const isTrash = useView(({ screen }) => isOfTrash(screen));
  const statisticsKey = useKeyOf("go-statistics");
  const settingsKey = useKeyOf("go-settings");
  return (
    <nav className={styles.sidebar} aria-label={wording.app.sidebar}>
      <div className={styles.head}>
        <p className={styles.brand}>
          {wording.app.name}
          <span className={styles.dot}>.</span>
        </p>
        <IconButton
          label={wording.statistics.title}
          chord={statisticsKey}
          onPress={() => openScreen({ kind: "statistics" })}
          className={styles.statistics}
        >
          <ChartNoAxesColumn />
        </IconButton>
        <IconButton
          label={wording.views.settings}
          chord={settingsKey}
          onPress={() => openScreen({ kind: "settings" })}
          className={styles.settings}
        >
          <Settings />
        </IconButton>
      </div>
      <div className={styles.places}>
        <Places overview={overview} />
        {error !== null && (
          <ErrorState title={wording.views.failed} error={error} onRetry={retry} />
        )}
        <SavedSearches searches={overview?.savedSearches ?? []} />
        <SidebarTags overview={overview} />
      </div>
      <div className={styles.foot}>
        <ReconcilingLine />
        <SidebarRow
          label={wording.views.trash}
          start={<Trash2 aria-hidden="true" />}
          count={overview?.counts.trashed}
          isCurrent={isTrash}
          onPress={() => openScreen({ kind: "library", view: "trash" })}
        />
      </div>
      {edge}
    </nav>
  );
}

function isOfTrash(screen: Screen): boolean {
  return (
    (screen.kind === "library" && screen.view === "trash") ||
    (screen.kind === "notebook" && screen.show === "trash")
  );
}

interface PlacesProps {
  readonly overview: LibraryOverview | undefined;
}

const STATES = [
  { view: "inbox", icon: Inbox },
  { view: "reading", icon: BookOpen },
  { view: "done", icon: Check },
  { view: "archived", icon: Archive },
] as const;

function Places({ overview }: PlacesProps) {
  const needLook = overview?.counts.needLook ?? 0;
  const current = useView(({ screen }) => placeOf(screen));
  return (
    <ul>
      {STATES.map(({ view, icon: Icon }) => (
        <li key={view}>
          <SidebarRow
            label={wording.views[view]}
            start={<Icon aria-hidden="true" />}
            count={overview?.counts[view]}
            isCurrent={current === view}
            onPress={() => openScreen({ kind: "library", view })}
          />
        </li>
      ))}
      <li>
        <SidebarRow
          label={wording.views.notebook}
          start={<TextQuote aria-hidden="true" />}
          count={overview?.counts.annotations}
          isCurrent={current === "notebook"}
          onPress={() => openScreen(NOTEBOOK)}
        />
      </li>
      {needLook > 0 && (
        <li>
          <SidebarRow
            label={wording.views.needLook(needLook)}
            start={<TriangleAlert aria-hidden="true" />}
            kind="loud"
            isCurrent={current === "review"}
            onPress={() => openScreen({ kind: "review" })}
          />
        </li>
      )}
    </ul>
  );
}

/** @returns which of the places a screen is; undefined for none of them */
function placeOf(screen: Screen): string | undefined {
  switch (screen.kind) {
    case "library":
      return screen.tag === undefined ? screen.view : undefined;
    case "notebook":
      return screen.show === "all" ? "notebook" : undefined;
    case "review":
      return "review";
    case "search":
    case "similar":
    case "reader":
    case "difference":
    case "statistics":
    case "settings":
    case "snapshot":
      return undefined;
  }
}
