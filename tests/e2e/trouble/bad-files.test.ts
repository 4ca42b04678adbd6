import { spawnSync } from "node:child_process";
import { globSync, type Stats, statSync } from "node:fs";
import { chmod, mkdir, symlink, truncate } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runPostil } from "../../postil/run-postil.ts";
import { copyHome, makeHomeWithLibrary, type TestHome } from "../../postil/test-home.ts";
import { FERRY } from "../texts.ts";
import { somebodyElse } from "./somebody-else.ts";

/** A file that is none for Postil: how it comes about, and what is said of it. */
interface BadFile {
  readonly name: string;
  make(home: TestHome): Promise<string>;
  readonly says: RegExp;
}

const MEGABYTE = 1024 * 1024;
const path = (home: TestHome, name: string): string => join(home.folder, "files", name);

const badFiles: readonly BadFile[] = [
  {
    name: "empty",
    make: (home) => home.write("empty.txt", ""),
    says: /is empty: there is nothing to read\. Save the article again and add that file\.$/,
  },
  {
    name: "binary under a text's name",
    make: (home) => home.write("binary.txt", Buffer.from([0, 1, 2, 255, 0, 254, 3, 0, 0, 7])),
    says: /does not contain text, whatever its name says\. Save the article as text and add that file\.$/,
  },
  {
    name: "one byte over the limit",
    async make(home) {
      const file = await home.write("large.txt", "x");
      await truncate(file, 50 * MEGABYTE + 1);
      return file;
    },
    says: /is larger than 50 MB\. Divide it into smaller files and add those\.$/,
  },
  {
    name: "of four gigabytes that take no room",
    async make(home) {
      const file = await home.write("sparse.txt", "x");
      await truncate(file, 4096 * MEGABYTE);
      return file;
    },
    says: /is larger than 50 MB\./,
  },
  {
    name: "not there",
    make: async (home) => path(home, "gone.txt"),
    says: /was not found\. Check the name, and whether it was moved or renamed\.$/,
  },
  {
    name: "below a file",
    make: async (home) => join(await home.write("file.txt", "x"), "below.txt"),
    says: /was not found\./,
  },
  {
    name: "of another kind",
    make: (home) => home.write("picture.png", "x"),
    says: /is of a kind that Postil does not read\. Save it as one of \.txt, .*\.md/,
  },
  {
    name: "without an extension",
    make: (home) => home.write("README", "x"),
    says: /is of a kind that Postil does not read\./,
  },
  {
    name: "a pipe that nobody writes to",
    async make(home) {
      const file = join(home.folder, "pipe.txt");
      spawnSync("mkfifo", [file]);
      return file;
    },
    says: /cannot be read \(it is not a regular file\)\. Choose a file that you may open/,
  },
  {
    name: "a device without an end",
    make: async () => "/dev/zero",
    says: /cannot be read \(it is not a regular file\)\./,
  },
  {
    name: "a link to nowhere",
    async make(home) {
      const file = join(home.folder, "link.txt");
      await symlink(join(home.folder, "nowhere.txt"), file);
      return file;
    },
    says: /was not found\./,
  },
  {
    name: "a link to itself",
    async make(home) {
      const file = join(home.folder, "loop.txt");
      await symlink(file, file);
      return file;
    },
    says: /cannot be read \(.+\)\./,
  },
  {
    name: "a folder with nothing to read",
    async make(home) {
      const folder = path(home, "folder.txt");
      await mkdir(folder, { recursive: true });
      return folder;
    },
    says: /holds no file that Postil reads\./,
  },
  {
    name: "not ours to read",
    async make(home) {
      const file = await home.write("secret.txt", FERRY);
      await chmod(file, 0o000);
      return file;
    },
    says: /cannot be read \(permission denied\)\. Choose a file that you may open, or change its permissions\.$/,
  },
  {
    name: "in a folder that is not ours to look into",
    async make(home) {
      const folder = join(await home.write("closed/inside.txt", FERRY), "..");
      await chmod(folder, 0o000);
      return folder;
    },
    says: /cannot be read \(.+\)\./,
  },
];

/** With an article in its library; each test has a copy. */
let prepared: TestHome;

beforeAll(async () => {
  prepared = await makeHomeWithLibrary();
  const good = await prepared.write("ferry.txt", FERRY);
  expect(await runPostil(prepared, ["add", good], somebodyElse(prepared))).toMatchObject({
    status: 0,
  });
});
afterAll(() => prepared[Symbol.asyncDispose]());

test.for(badFiles)(
  "a file that is $name is told in one sentence, and leaves nothing behind",
  async ({ make, says }) => {
    await using home = await copyHome(prepared);
    const file = await make(home);
    const good = path(home, "ferry.txt");
    const options = somebodyElse(home);
    const before = contentOf(home);

    const told = await runPostil(home, ["add", file], options);
    expect(told.status).toBe(1);
    const [sentence = "", ...rest] = told.output.trimEnd().split("\n");
    expect(rest).toEqual([]);
    expect(told.errors).toBe("");
    expect(sentence).toContain(`“${file}”`);
    expect(sentence).toMatch(says);

    const recorded = await runPostil(home, ["add", file, good, "--json"], options);
    expect(recorded.status).toBe(1);
    expect(recorded.records).toMatchObject([{ path: file, status: "failed" }, { status: "known" }]);
    expect(contentOf(home)).toEqual(before);
    expect(await runPostil(home, ["check"], options)).toMatchObject({ status: 0 });
    await chmodBack(home);
  },
);

/** Every file of the library with its size. */
function contentOf(home: TestHome): readonly string[] {
  return globSync("**", { cwd: home.library })
    .map((name) => [name, statSync(join(home.library, name))] as const)
    .filter(([, stats]: readonly [string, Stats]) => stats.isFile())
    .map(([name, { size }]) => `${name} ${size}`)
    .toSorted();
}

/** So that the home can be cleared away by whoever runs the tests. */
async function chmodBack(home: TestHome): Promise<void> {
  await chmod(path(home, "closed"), 0o700).catch(() => undefined);
}
