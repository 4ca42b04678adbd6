import { DifferenceScreen } from "./difference/DifferenceScreen.tsx";
import { ReaderScreen } from "./reader/ReaderScreen.tsx";
import type { ScreenOf } from "./view/screen.ts";

export interface ArticleScreenProps {
  readonly screen: ScreenOf<"reader" | "difference">;
}

/** One article, which has the whole window: to be read, or with what changed in it. */
export function ArticleScreen({ screen }: ArticleScreenProps) {
  return screen.kind === "reader" ? (
    <ReaderScreen screen={screen} />
  ) : (
    <DifferenceScreen screen={screen} />
  );
}
