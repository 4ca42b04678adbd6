import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * Files that take a quarter of a minute and more on two quiet cores, of the project that comes last: begun last, each would leave
 * the other workers idle until it ends. Without records of earlier runs vitest goes by the length of files.
 */
const LONG = [
  "window/document/second-pass-is-idle.test.ts",
  "window/document/plain-text-agrees.test.ts",
];

/** The usual order, but within a project the long files come first. */
export class LongFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- Not that of arrays: vitest's own, which leaves its argument as it is.
    const sorted = await super.sort(files);
    const byProject = Map.groupBy(sorted, ({ project }) => project.name);
    return [...byProject.values()].flatMap((those) => [
      ...those.filter(isLong),
      ...those.filter((file) => !isLong(file)),
    ]);
  }
}

function isLong({ moduleId }: TestSpecification): boolean {
  return LONG.some((path) => moduleId.endsWith(path));
}
