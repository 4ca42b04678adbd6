import { wasOpenedBefore } from "../library/opened-libraries.ts";
import type { CommandInput } from "./command.ts";
import { hasOption } from "./options.ts";

/** What a command that may make a library takes. */
export const CREATE_OPTION = { create: { type: "boolean" } } as const;

/** Whether a library may be made where there is none: not where one was before, unless somebody says so. */
export async function mayCreate(
  { options }: CommandInput,
  dataDirectory: string,
  libraryDirectory: string,
): Promise<boolean> {
  return hasOption(options, "create") || !(await wasOpenedBefore(dataDirectory, libraryDirectory));
}
