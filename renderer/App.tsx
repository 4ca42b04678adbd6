import { Toasts } from "./ui/Toasts.tsx";
import { useFreshData } from "./data/use-app-events.ts";
import { useKeyboard } from "./keyboard/use-command.ts";
import { ReaderPlace } from "./ReaderPlace.tsx";
import { useTheme } from "./styles/use-theme.ts";
import { useView } from "./view/view-store.ts";

/** The whole window: one screen, and what may lie above it. */
export function App() {
  useFreshData();
  useKeyboard();
  useTheme();
  const screen = useView((state) => state.screen);
  return (
    <>
      {screen.kind === "reader" && <ReaderPlace screen={screen} />}
      <Toasts />
    </>
  );
}
