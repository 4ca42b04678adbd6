import { type ComponentType, Suspense, lazy } from "react";
import type { ScreenOf } from "./view/screen.ts";

type ReaderScreenProps = Omit<ScreenOf<"reader">, "kind">;

const found = import.meta.glob<{ ReaderScreen: ComponentType<ReaderScreenProps> }>(
  "./reader/ReaderScreen.tsx",
);
const load = Object.values(found)[0];
const ReaderScreen =
  load === undefined ? undefined : lazy(async () => ({ default: (await load()).ReaderScreen }));

interface ReaderPlaceProps {
  readonly screen: ScreenOf<"reader">;
}

/** The reader, loaded when first needed. */
export function ReaderPlace({ screen: { kind: _kind, ...passage } }: ReaderPlaceProps) {
  if (ReaderScreen === undefined) return null;
  return (
    <Suspense fallback={null}>
      <ReaderScreen key={passage.articleId} {...passage} />
    </Suspense>
  );
}
