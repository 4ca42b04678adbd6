import { readdir } from "node:fs/promises";
import { expect, test } from "vitest";
import { testPlaces } from "../../main/library/new-library.ts";
import { howMany } from "../how-many.ts";
import { expectNothingLost, startActing, toldBy } from "../library/faulty-library.ts";
import { injecting, needStrace } from "../library/inject-fault.ts";

/** What disks answer that know of no links: exFAT under Windows, under Linux, and under macOS. */
const ANSWERS = ["EISDIR", "EPERM", "EOPNOTSUPP"].slice(0, howMany({ quick: 1, all: 3 }));

test.for(ANSWERS)(
  "a library is made, and all goes into it, on a disk that answers every link with %s",
  async (error, context) => {
    needStrace(context);
    const places = await testPlaces();
    const withoutLinks = injecting("link", `error=${error}`);
    const saved: string[] = [];
    for (const act of ["begin", "append", "add", "many"]) {
      const process = startActing(places, { act, count: "2" }, withoutLinks);
      expect(await process.ended).toEqual({ code: 0, errors: "" });
      const told = toldBy(process);
      expect(told.failed).toEqual([]);
      expect(told.saved.length).toBeGreaterThanOrEqual(2);
      // A deed on many waits beside the library.
      if (act !== "many") saved.push(...told.saved);
    }
    await expectNothingLost(places, { saved, failed: [] });
    const names = await readdir(places.directory, { recursive: true });
    expect(names.filter((name) => name.includes(".~"))).toEqual([]);
  },
);
