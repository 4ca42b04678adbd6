import { Component, type ReactNode } from "react";
import { wording } from "#core/wording/wording.js";
import { ErrorState } from "./ErrorState.tsx";

interface ErrorBoundaryProps {
  readonly children: ReactNode;
  /** Puts what is said into its place, such as a dialog. */
  readonly frame?: (said: ReactNode) => ReactNode;
}

interface ErrorBoundaryState {
  readonly error: Error | undefined;
}

/** Keeps a mistake of ours in one part of the window from taking the whole window down. React offers this to classes only. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { error: undefined };

  static getDerivedStateFromError(thrown: unknown): ErrorBoundaryState {
    return { error: thrown instanceof Error ? thrown : new Error(String(thrown)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    const { children, frame } = this.props;
    if (error === undefined) return children;
    const said = (
      <ErrorState
        title={wording.trouble.broken}
        error={error}
        onRetry={() => this.setState({ error: undefined })}
      />
    );
    return frame === undefined ? said : frame(said);
  }
}
