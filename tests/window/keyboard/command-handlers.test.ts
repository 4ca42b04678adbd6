import { expect, test } from "vitest";
import {
  canRun,
  handleCommand,
  runCommand,
  watchCommands,
} from "../../../renderer/keyboard/command-handlers.ts";

test("who came last is asked first, and may pass", () => {
  const asked: string[] = [];
  const undoApp = handleCommand("search", () => void asked.push("app"));
  const undoScreen = handleCommand("search", () => {
    asked.push("screen");
    return false;
  });
  expect(runCommand("search")).toBe(true);
  expect(asked).toEqual(["screen", "app"]);
  undoScreen();
  undoApp();
});

test("a command without a handler does not run", () => {
  const undo = handleCommand("archive", () => false);
  expect(canRun("archive")).toBe(true);
  expect(runCommand("archive")).toBe(false);
  undo();
  expect(canRun("archive")).toBe(false);
});

test("watchers hear of coming and going", () => {
  let heard = 0;
  const stop = watchCommands(() => {
    heard += 1;
  });
  handleCommand("undo", () => undefined)();
  expect(heard).toBe(2);
  stop();
  handleCommand("undo", () => undefined)();
  expect(heard).toBe(2);
});
