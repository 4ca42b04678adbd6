import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { join } from "node:path";
import { z } from "zod";
import { toolEnvironment } from "../../build/tool-environment.ts";
import { checkout } from "./empty-house.ts";

const Outcome = z.object({ code: z.number(), stdout: z.string(), stderr: z.string() });
export type Outcome = z.infer<typeof Outcome>;

/**
 * Runs one of the project's tools under this Node and waits for its end.
 * @param script  file of the tool, from the top of node_modules
 * @returns exit status and output; a tool that finds fault is no error here
 */
export async function runTool(
  script: string,
  { parameters, folder }: { readonly parameters: readonly string[]; readonly folder: string },
): Promise<Outcome> {
  const file = join(checkout, "node_modules", script);
  return await promisify(execFile)(process.execPath, [file, ...parameters], {
    cwd: folder,
    env: toolEnvironment,
    maxBuffer: 64 * 1024 * 1024,
  }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: unknown) => Outcome.parse(error),
  );
}
