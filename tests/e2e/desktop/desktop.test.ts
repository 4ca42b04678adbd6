import { expect, test } from "vitest";
import { findElectronBinary } from "../../../build/electron-binary.ts";
import { obstacleToElectron } from "../../../build/electron-obstacle.ts";
import { makeHomeWithLibrary } from "../../postil/test-home.ts";
import { doMainJob, expectMainJobKept, expectMainJobShown } from "../main-job.ts";
import { startElectron } from "./start-electron.ts";

test("the main job in the desktop app, on real Electron, survives kill -9 whole", async ({
  skip,
}) => {
  const obstacle =
    findElectronBinary() === undefined ? "Electron's binary is not here" : obstacleToElectron();
  if (obstacle !== undefined) skip(`${obstacle}: the desktop app was not run`);
  await using home = await makeHomeWithLibrary();
  await using first = await startElectron(home);
  const text = await doMainJob(first.window);
  await first.kill9();

  await using second = await startElectron(home);
  await expectMainJobShown(second.window, text);
  await expectMainJobKept(home);
  expect([...first.window.guards.complaints, ...second.window.guards.complaints]).toEqual([]);
});
