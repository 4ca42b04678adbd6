import { CircleAlert } from "lucide-react";
import { wording } from "#core/wording/wording.js";
import { Button } from "./Button.tsx";
import { EmptyState } from "./EmptyState.tsx";

interface ErrorStateProps {
  /** One sentence: what did not work. */
  readonly title: string;
  readonly error: Error | null;
  readonly onRetry: () => void;
}

/** What stands where something should be that could not be had, with the way out. */
export function ErrorState({ title, error, onRetry }: ErrorStateProps) {
  return (
    <div role="alert">
      <EmptyState
        icon={<CircleAlert aria-hidden="true" />}
        title={title}
        text={error?.message}
        action={<Button onPress={onRetry}>{wording.app.retry}</Button>}
      />
    </div>
  );
}
