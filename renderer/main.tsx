import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/inter/wght-italic.css";
import "@fontsource-variable/literata/opsz.css";
import "@fontsource-variable/literata/opsz-italic.css";
import "./styles/tokens.css";
import "./styles/highlight-colors.css";
import "./styles/base.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";
import { askForFirstScreen } from "./data/first-calls.ts";
import { applyAppEvent, makeQueryClient } from "./data/query-client.ts";
import { onAppEvent } from "./ipc/on-app-event.ts";
import { fetchCodeOf, fetchLazyScreens } from "./loading/lazy-screens.ts";
import { showRememberedTheme } from "./styles/show-theme.ts";
import { ErrorBoundary } from "./ui/ErrorBoundary.tsx";
import { startView, useView } from "./view/view-store.ts";

showRememberedTheme();
startView();
const { screen } = useView.getState();
void fetchCodeOf(screen);
const client = makeQueryClient();
// Before anything is asked: once a browser's stream of events stands, all that was asked for before is asked for again.
onAppEvent((event) => applyAppEvent(client, event));
void askForFirstScreen(client, screen).then(fetchLazyScreens);

const root = document.querySelector("#root");
if (root === null) throw new Error("index.html has lost its #root");
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <ErrorBoundary>
        <App />
      </ErrorBoundary>
    </QueryClientProvider>
  </StrictMode>,
);
