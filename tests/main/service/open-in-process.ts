import { forkConverterInNode } from "../../../electron/import/fork-converter-node.ts";
import { type App, type AppOptions, openApp } from "../../../electron/service/create-app.ts";

/** Opens the app on a test's folder, for a process of its own; says so when everything in it is known. */
export async function openInProcess(
  folder: string,
  duties: Pick<AppOptions, "keepsUnsaved" | "takesInbox" | "inboxAtRestAfterMs">,
  listen: (app: App) => void = () => undefined,
): Promise<App> {
  const opened = await openApp({
    libraryDirectory: `${folder}/library`,
    places: {
      library: `${folder}/library`,
      data: `${folder}/data`,
      cache: `${folder}/cache`,
      config: `${folder}/config`,
    },
    createLibrary: true,
    forkConverter: forkConverterInNode,
    ...duties,
  });
  if (!opened.ok) throw new Error(opened.error.code);
  listen(opened.value);
  await opened.value.settled;
  process.stdout.write("open\n");
  return opened.value;
}
