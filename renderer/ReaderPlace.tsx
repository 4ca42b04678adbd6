import { Suspense, lazy } from "react";
import type { ScreenOf } from "./view/screen.ts";

const ReaderScreen = lazy(async () => {
  const reader = await import("./reader/ReaderScreen.tsx");
  return { default: reader.ReaderScreen };
});

interface ReaderPlaceProps {
  readonly screen: ScreenOf<"reader">;
}

/** The reader, loaded when first needed. */
export function ReaderPlace({ screen: { kind: _kind, ...passage } }: ReaderPlaceProps) {
  return (
    <Suspense fallback={null}>
      <ReaderScreen key={passage.articleId} {...passage} />
    </Suspense>
  );
}
