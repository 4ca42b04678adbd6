import { expect, test } from "vitest";
import type { Library } from "../../../electron/library/library.ts";
import { createKeepSaving } from "../../../electron/service/keep-saving.ts";
import { openTestLibrary, testPlaces } from "../library/new-library.ts";

test("saving that ended with a fault of our own is gone on with", async () => {
  const library = await openTestLibrary(await testPlaces());
  const faults: unknown[] = [];
  const fault = new Error("a mistake of ours");
  const saved = Promise.withResolvers<void>();
  let calls = 0;
  const saveWaiting: Library["saveWaiting"] = async (options) => {
    calls += 1;
    if (calls === 1) throw fault;
    return await library.saveWaiting(options);
  };
  const saving = createKeepSaving({
    library: {
      directory: library.directory,
      watch: (listener) => library.watch(listener),
      saveWaiting,
    },
    index: { restamp: () => [] },
    articles: {
      open: () => Promise.reject(new Error("not asked for")),
      refresh: () => Promise.resolve(),
    },
    emit: () => saved.resolve(),
    onFault: (error) => faults.push(error),
  });
  saving.begin();
  await saved.promise;
  expect(faults).toEqual([fault]);
  expect(calls).toBe(2);
  await saving.close();
});
