import type { Failure } from "#core/failure/failure.js";
import { fail, ok, type Result } from "#core/result.js";
import type { QuarantinedFile } from "../library/quarantined-files.ts";
import { readFailure, writeFailure } from "../library/write-failure.ts";
import type { AppParts } from "./app-parts.ts";
import type { Handlers } from "./handlers.ts";
import type { Reconciler } from "./reconcile.ts";

export type QuarantineCalls = Pick<Handlers, "quarantine.list" | "quarantine.restore">;

/** What was set aside, and the way back for it. */
export function quarantineCalls(
  { library, emit }: Pick<AppParts, "library" | "emit">,
  reconciler: Pick<Reconciler, "reconcileAnew">,
): QuarantineCalls {
  async function list(): Promise<Result<readonly QuarantinedFile[], Failure>> {
    try {
      return ok(await library.quarantine.list());
    } catch (error) {
      return fail(readFailure(error, library.directory));
    }
  }

  return {
    async "quarantine.list"() {
      const listed = await list();
      if (!listed.ok) return listed;
      const files = listed.value.map((one) => ({ ...one, at: new Date(one.at).toISOString() }));
      return ok({ files });
    },

    async "quarantine.restore"({ id }, context) {
      if (library.readOnlyBecause !== undefined) return fail(library.readOnlyBecause);
      const listed = await list();
      if (!listed.ok) return listed;
      const file = listed.value.find((one) => one.id === id);
      if (file === undefined) return fail({ code: "quarantined-not-found", detail: id });
      const { path, kept } = file;
      try {
        const put = await library.quarantine.putBack(file);
        if (!put.ok) return put;
        const isNew = put.value === "put-back";
        if (isNew) library.faults.note({ kind: "file-put-back", path, kept });
        // What it belongs to may be whole again.
        if (isNew) await reconciler.reconcileAnew(context);
        emit({ kind: "library-changed" });
        return ok({ path, isNew });
      } catch (error) {
        return fail(writeFailure(error, path));
      }
    },
  };
}
