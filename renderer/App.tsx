import styles from "./App.module.css";
import { Overlays } from "./Overlays.tsx";
import { SkipLink } from "./SkipLink.tsx";
import { useEndOfStart } from "./data/use-app-events.ts";
import { useReconcilingNews } from "./data/use-reconciling.ts";
import { useStoredSettings } from "./data/use-settings.ts";
import { DropOverlay } from "./import/DropOverlay.tsx";
import { ImportProgress } from "./import/ImportProgress.tsx";
import { useInboxNews } from "./import/use-inbox-news.ts";
import { usePaste } from "./import/use-paste.ts";
import { useKeyboard } from "./keyboard/use-command.ts";
import { useOneScroll } from "./keyboard/use-one-scroll.ts";
import { useLeaveQuestion } from "./leaving/use-leave-question.ts";
import { LibraryScreen } from "./library/LibraryScreen.tsx";
import { ArticleScreen, OtherScreen } from "./loading/lazy-screens.ts";
import { SidebarPlace } from "./sidebar/SidebarPlace.tsx";
import { useTheme } from "./styles/use-theme.ts";
import { TopBar } from "./top-bar/TopBar.tsx";
import { TroubleBanner } from "./trouble/TroubleBanner.tsx";
import { ErrorBoundary } from "./ui/ErrorBoundary.tsx";
import { Toasts } from "./ui/Toasts.tsx";
import { DeedProgress } from "./undo/DeedProgress.tsx";
import { useAppCommands } from "./use-app-commands.ts";
import { useOpenLinks } from "./use-open-links.ts";
import { useWindowTitle } from "./use-window-title.ts";
import { useView } from "./view/view-store.ts";

/** Waits for the settings, so that the first screen is in the right order and look. */
export function App() {
  return useStoredSettings().isAwaited ? null : <WholeWindow />;
}

/** One screen, and what may lie above it. */
function WholeWindow() {
  useReconcilingNews();
  useKeyboard();
  useOneScroll();
  useTheme();
  useOpenLinks();
  useInboxNews();
  usePaste();
  useLeaveQuestion();
  useEndOfStart();
  const screen = useView((state) => state.screen);
  useWindowTitle(screen);
  return (
    <div className={styles.app}>
      <AppCommands />
      <TroubleBanner />
      {screen.kind === "reader" || screen.kind === "difference" ? (
        <ErrorBoundary key={`${screen.kind} ${screen.articleId}`}>
          <ArticleScreen screen={screen} />
        </ErrorBoundary>
      ) : (
        <div className={styles.house}>
          <SkipLink />
          <ErrorBoundary>
            <SidebarPlace />
          </ErrorBoundary>
          <main className={styles.main}>
            <ErrorBoundary>
              <TopBar />
            </ErrorBoundary>
            <ErrorBoundary key={screen.kind}>
              {screen.kind === "library" ? (
                <LibraryScreen screen={screen} />
              ) : (
                <OtherScreen screen={screen} />
              )}
            </ErrorBoundary>
          </main>
        </div>
      )}
      <Overlays />
      <div className={styles.corner} data-corner="">
        <DeedProgress />
        <ImportProgress />
      </div>
      <DropOverlay />
      <Toasts />
    </div>
  );
}

/** A component, and the first, so that its commands are registered before those of the screens, which are then asked first. */
function AppCommands() {
  useAppCommands();
  return null;
}
