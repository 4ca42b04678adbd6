import { NotebookScreen } from "./notebook/NotebookScreen.tsx";
import { ReviewScreen } from "./review/ReviewScreen.tsx";
import { SearchScreen } from "./search/SearchScreen.tsx";
import { SimilarScreen } from "./search/SimilarScreen.tsx";
import { SettingsScreen } from "./settings/SettingsScreen.tsx";
import { SnapshotScreen } from "./snapshot/SnapshotScreen.tsx";
import { StatisticsScreen } from "./statistics/StatisticsScreen.tsx";
import type { Screen } from "./view/screen.ts";

export interface OtherScreenProps {
  readonly screen: Exclude<Screen, { kind: "library" | "reader" | "difference" }>;
}

/** A screen beside the sidebar that is not the list of articles. */
export function OtherScreen({ screen }: OtherScreenProps) {
  switch (screen.kind) {
    case "search":
      return <SearchScreen screen={screen} />;
    case "similar":
      return <SimilarScreen screen={screen} />;
    case "notebook":
      return <NotebookScreen screen={screen} />;
    case "review":
      return <ReviewScreen />;
    case "statistics":
      return <StatisticsScreen />;
    case "settings":
      return <SettingsScreen />;
    case "snapshot":
      return <SnapshotScreen key={screen.id} screen={screen} />;
  }
}
