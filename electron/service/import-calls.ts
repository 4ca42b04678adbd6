import { fail, ok } from "#core/result.js";
import type { Companion } from "../import/source-file.ts";
import type { AppParts } from "./app-parts.ts";
import type { Handlers } from "./handlers.ts";
import { importFiles, type ImportRequest } from "./import-files.ts";

export type ImportCalls = Pick<Handlers, "articles.import">;

/** A window names only files that it handed over before; no path comes from it. */
export function importCalls(parts: AppParts): ImportCalls {
  return {
    async "articles.import"({ staged }, context) {
      const requests = staged.map(({ id, name, companions }): ImportRequest => ({
        path: name,
        async read() {
          const file = parts.staged.take(id);
          if (file === undefined) return fail({ code: "file-not-found", path: name });
          const beside = companions.flatMap((each): readonly Companion[] => {
            const bytes = parts.staged.take(each.id)?.bytes;
            return bytes === undefined ? [] : [{ path: each.path, bytes }];
          });
          return ok(beside.length === 0 ? file : { ...file, companions: beside });
        },
      }));
      return ok({ outcomes: await importFiles(parts, requests, context) });
    },
  };
}
