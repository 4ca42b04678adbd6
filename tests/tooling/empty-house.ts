import { cp, glob, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Top of this checkout. */
export const checkout = fileURLToPath(new URL("../..", import.meta.url));

export type EmptyHouse = AsyncDisposable & {
  /** Absolute path of the temporary folder. */
  readonly folder: string;
};

/** The project's configuration in a temporary folder, without any source but those given. */
export async function buildEmptyHouse(
  files: readonly { readonly path: string; readonly source: string }[],
): Promise<EmptyHouse> {
  const folder = await mkdtemp(join(tmpdir(), "postil-house-"));
  const configuration = glob(
    [".oxlintrc.json", "package.json", "**/tsconfig*.json", "build/lint/**/*.ts"],
    { cwd: checkout, exclude: (name) => ["node_modules", "out", "release"].includes(name) },
  );
  for await (const path of configuration) await cp(join(checkout, path), join(folder, path));
  await symlink(join(checkout, "node_modules"), join(folder, "node_modules"), "junction");
  for (const { path, source } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), source);
  }
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}
