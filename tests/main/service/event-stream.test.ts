import { expect, test } from "vitest";
import type { AppEvent } from "#contract/events.js";
import { createEventStream } from "../../../electron/service/event-stream.ts";

const TROUBLE: AppEvent = { kind: "trouble", message: "The disk is full.", path: null };

function heardBy(events: ReturnType<typeof createEventStream>): readonly AppEvent[] {
  const heard: AppEvent[] = [];
  events.subscribe((event) => void heard.push(event));
  return heard;
}

test("who comes to listen while a trouble stands hears of it, and of nothing else that was", () => {
  const events = createEventStream();
  events.emit({ kind: "library-changed" });
  events.emit(TROUBLE);
  expect(heardBy(events)).toEqual([TROUBLE]);
  events.emit({ kind: "trouble-over" });
  expect(heardBy(events)).toEqual([]);
});
