import { useCallback, useEffect, useRef, useState } from "react";
import type { SnapshotDifference } from "#contract/snapshot-calls.js";
import type { SnapshotId } from "#core/snapshot/snapshot-record.js";
import { askApp } from "../ipc/ask-app.ts";

export type Comparison =
  | { readonly kind: "comparing"; readonly share: number | undefined }
  | { readonly kind: "compared"; readonly difference: SnapshotDifference }
  | { readonly kind: "stopped" }
  | { readonly kind: "failed"; readonly error: Error };

/** What is different now from a snapshot: found out when it is shown, and again when it is asked for. */
export function useComparison(id: SnapshotId): {
  readonly comparison: Comparison;
  readonly compare: () => Promise<void>;
  readonly cancel: () => void;
} {
  const [comparison, setComparison] = useState<Comparison>({ kind: "comparing", share: undefined });
  const stop = useRef<AbortController>(undefined);

  const compare = useCallback(async () => {
    stop.current?.abort();
    const controller = new AbortController();
    stop.current = controller;
    setComparison({ kind: "comparing", share: undefined });
    const reply = await askApp(
      "snapshots.compare",
      { id },
      {
        signal: controller.signal,
        onProgress({ done, total }) {
          if (stop.current !== controller || controller.signal.aborted) return;
          setComparison({ kind: "comparing", share: total === 0 ? undefined : done / total });
        },
      },
    );
    // Another one has begun, or nobody looks any more.
    if (stop.current !== controller) return;
    if (reply.ok) setComparison({ kind: "compared", difference: reply.value });
    else if (reply.error.code === "cancelled") setComparison({ kind: "stopped" });
    else setComparison({ kind: "failed", error: new Error(reply.error.message) });
  }, [id]);

  useEffect(() => {
    void compare();
    return () => {
      const controller = stop.current;
      stop.current = undefined;
      controller?.abort();
    };
  }, [compare]);

  return { comparison, compare, cancel: () => stop.current?.abort() };
}
