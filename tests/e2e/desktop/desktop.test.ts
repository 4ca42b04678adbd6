import { expect, test } from "vitest";
import { makeHomeWithLibrary } from "../../postil/test-home.ts";
import { obstacleToDesktop, startDesktopApp } from "../host/desktop-app.ts";
import { doMainJob, expectMainJobKept, expectMainJobShown } from "../main-job.ts";

test("the main job in the desktop app, on real Electron, survives kill -9 whole", async ({
  skip,
}) => {
  const obstacle = obstacleToDesktop();
  if (obstacle !== undefined) skip(`${obstacle}: the desktop app was not run`);
  await using home = await makeHomeWithLibrary();
  await using first = await startDesktopApp(home);
  const window = await (await first.newProfile()).openWindow();
  const text = await doMainJob(window);
  await first.kill9();

  await using second = await startDesktopApp(home);
  const later = await (await second.newProfile()).openWindow();
  await expectMainJobShown(later, text);
  await expectMainJobKept(home);
  expect([...window.guards.complaints, ...later.guards.complaints]).toEqual([]);
});
