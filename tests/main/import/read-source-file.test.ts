import { execFileSync } from "node:child_process";
import {
  appendFile,
  chmod,
  mkdir,
  mkdtemp,
  rm,
  symlink,
  truncate,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readSourceFile } from "../../../electron/import/read-source-file.ts";

const LIMIT = 50 * 1024 * 1024;

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "postil-source-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function put(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

/** A file of this size that takes no room. */
async function putEmptyBytes(name: string, size: number): Promise<string> {
  const path = await put(name, "");
  await truncate(path, size);
  return path;
}

async function codeOf(path: string): Promise<string> {
  const result = await readSourceFile(path);
  return result.ok ? "ok" : result.error.code;
}

test("a file comes with its name and its bytes", async () => {
  const path = await put("A note – №1.TXT", "Grüße\n");
  const result = await readSourceFile(path);
  expect(result.ok && result.value.name).toBe("A note – №1.TXT");
  expect(result.ok && new TextDecoder().decode(result.value.bytes)).toBe("Grüße\n");
});

test("a link to a file is that file under the link's name", async () => {
  await symlink(await put("real.txt", "x"), join(folder, "link.md"));
  const result = await readSourceFile(join(folder, "link.md"));
  expect(result).toMatchObject({ ok: true, value: { name: "link.md" } });
});

describe("the limit", () => {
  test("is met by a file of just that size and one byte less", async () => {
    for (const size of [LIMIT - 1, LIMIT]) {
      const result = await readSourceFile(await putEmptyBytes("large.txt", size));
      expect(result.ok && result.value.bytes.length).toBe(size);
    }
  });
  test("refuses one byte more, and what is far too large, without reading it", async () => {
    for (const size of [LIMIT + 1, 1024 ** 4]) {
      const path = await putEmptyBytes("large.md", size);
      expect(await readSourceFile(path)).toEqual({
        ok: false,
        error: { code: "file-too-large", path, detail: "50 MB" },
      });
    }
  });
});

describe("refused with a reason:", () => {
  test("a file that is not there, or lies behind one that is no folder", async () => {
    expect(await codeOf(join(folder, "none.txt"))).toBe("file-not-found");
    expect(await codeOf(join(await put("a.txt", "x"), "b.txt"))).toBe("file-not-found");
    await symlink(join(folder, "gone.txt"), join(folder, "dangling.txt"));
    expect(await codeOf(join(folder, "dangling.txt"))).toBe("file-not-found");
  });
  test("an empty file", async () => {
    expect(await codeOf(await put("empty.txt", ""))).toBe("file-empty");
  });
  test("a kind that nothing reads, and the kinds that are", async () => {
    const path = await put("page.pdf", "<p>x</p>");
    expect(await readSourceFile(path)).toEqual({
      ok: false,
      error: {
        code: "file-type-unknown",
        path,
        detail:
          ".txt, .text, .md, .markdown, .html, .htm, .xhtml, .mhtml, .mht, .webarchive, .epub",
      },
    });
    expect(await codeOf(await put("no extension", "x"))).toBe("file-type-unknown");
  });
  test("a folder, whatever its name", async () => {
    await mkdir(join(folder, "folder.txt"));
    expect(await readSourceFile(join(folder, "folder.txt"))).toMatchObject({
      error: { code: "file-unreadable", detail: "it is a folder" },
    });
  });
  test("a pipe, without waiting for what never comes", async ({ skip }) => {
    if (process.platform === "win32") skip("Windows has no named pipes in folders");
    const path = join(folder, "pipe.txt");
    execFileSync("mkfifo", [path]);
    expect(await readSourceFile(path)).toMatchObject({
      error: { code: "file-unreadable", detail: "it is not a regular file" },
    });
  });
  test("a device", async ({ skip }) => {
    if (process.platform === "win32") skip("Windows has no devices in folders");
    await symlink("/dev/zero", join(folder, "zero.txt"));
    expect(await codeOf(join(folder, "zero.txt"))).toBe("file-unreadable");
  });
  test("a file without permission", async ({ skip }) => {
    if (process.platform === "win32") skip("Windows keeps permissions in another way");
    const path = await put("secret.txt", "x");
    await chmod(path, 0);
    await chmod(folder, 0o755);
    // Nothing is forbidden to root, under which tests may run: somebody else reads then.
    const somebody = process.getuid?.() === 0 ? { uid: 65_534 } : {};
    const program = fileURLToPath(new URL("./converters/read-one-file.ts", import.meta.url));
    const command = ["--conditions=postil-source", program, path];
    const output = execFileSync(process.execPath, command, { ...somebody, encoding: "utf8" });
    expect(JSON.parse(output)).toEqual({
      ok: false,
      error: { code: "file-unreadable", path, detail: "permission denied" },
    });
  });
});

test("a file that changes while it is read is refused", async () => {
  const path = await putEmptyBytes("growing.txt", 40 * 1024 * 1024);
  const reading = { isOver: false, result: readSourceFile(path) };
  void reading.result.finally(() => {
    reading.isOver = true;
  });
  while (!reading.isOver) await appendFile(path, "more");
  expect(await reading.result).toEqual({ ok: false, error: { code: "file-changed", path } });
});

test("a file that vanished since it was named is not found", async () => {
  const path = await put("vanishing.txt", "still here");
  expect(await codeOf(path)).toBe("ok");
  await rm(path);
  expect(await codeOf(path)).toBe("file-not-found");
});

test("cancelling ends the reading", async () => {
  const path = await put("a.txt", "x");
  expect(await readSourceFile(path, AbortSignal.abort())).toEqual({
    ok: false,
    error: { code: "cancelled", path },
  });
});
