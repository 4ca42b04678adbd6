import { fail, ok } from "#core/result.js";
import type { AppParts } from "./app-parts.ts";
import type { Handlers } from "./handlers.ts";
import { importFiles, type ImportRequest } from "./import-files.ts";

export type ImportCalls = Pick<Handlers, "articles.import">;

/** A window names only files that it handed over before; no path comes from it. */
export function importCalls(parts: AppParts): ImportCalls {
  return {
    async "articles.import"({ staged }, context) {
      const requests = staged.map(({ id, name }): ImportRequest => ({
        path: name,
        async read() {
          const file = parts.staged.take(id);
          return file === undefined ? fail({ code: "file-not-found", path: name }) : ok(file);
        },
      }));
      return ok({ outcomes: await importFiles(parts, requests, context) });
    },
  };
}
