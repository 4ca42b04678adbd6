import type { CallError } from "#contract/call-error.js";
import type { QuarantinedFile } from "#contract/quarantine-calls.js";
import { describeMoment } from "#core/wording/describe-day.js";
import { describeFailure } from "#core/wording/describe-failure.js";
import { quarantineWording } from "#core/wording/quarantine-wording.js";
import { snapshotWording } from "#core/wording/snapshot-wording.js";
import { fail, ok, type Result } from "#core/result.js";
import type { Command, CommandContext, ExitStatus } from "./command.ts";
import { misuse, refuse } from "./refuse.ts";

export const quarantineCommand: Command = {
  name: "quarantine",
  usage: "list | restore FILE ...",
  summary:
    "list what Repair took out of the library, or put it back where it was; FILE is an id of the list or its beginning. Nothing that is there is overwritten, and what is kept stays kept",
  options: {},
  positionals: { least: 1, most: Infinity },
  async run(context, { positionals }) {
    const [deed = "", ...names] = positionals;
    const { output } = context;
    switch (deed) {
      case "list":
        return names.length === 0
          ? await list(context)
          : misuse(output, `“${names[0] ?? ""}” is one word too many.`);
      case "restore":
        return names.length === 0
          ? misuse(output, "Write “postil quarantine restore FILE”.")
          : await restore(context, names);
      default:
        return misuse(output, `“${deed}” is none of list and restore.`);
    }
  },
};

async function list({ ask, output }: CommandContext): Promise<ExitStatus> {
  const listed = await ask("quarantine.list", {});
  if (!listed.ok) return refuse(output, listed.error);
  const { files } = listed.value;
  const now = new Date().toISOString();
  for (const file of files) output.item(file, describe(file, now));
  if (files.length === 0) output.item({ total: 0 }, quarantineWording.none);
  return 0;
}

function describe({ id, path, kept, bytes, at, place }: QuarantinedFile, now: string): string {
  const facts = [id, describeMoment(at, now), snapshotWording.size(bytes), path].join("  ");
  return `${facts}\n  ${quarantineWording.place(place)}\n  ${kept}`;
}

/** One that cannot be put back keeps none of the others. */
async function restore(
  { ask, output }: CommandContext,
  names: readonly string[],
): Promise<ExitStatus> {
  const listed = await ask("quarantine.list", {});
  if (!listed.ok) return refuse(output, listed.error);
  let status: ExitStatus = 0;
  for (const name of names) {
    const file = fileNamed(listed.value.files, name);
    const restored = file.ok ? await ask("quarantine.restore", { id: file.value.id }) : file;
    if (!restored.ok) {
      status = refuse(output, restored.error);
      continue;
    }
    const { path, isNew } = restored.value;
    const sentence = isNew ? quarantineWording.wasPutBack(path) : quarantineWording.wasThere(path);
    output.item(restored.value, sentence);
  }
  return status;
}

function fileNamed(
  files: readonly QuarantinedFile[],
  name: string,
): Result<QuarantinedFile, CallError> {
  const [found, another] = files.filter(({ id }) => id.startsWith(name.toLowerCase()));
  if (found === undefined) {
    const code = "quarantined-not-found";
    return fail({ code, message: describeFailure({ code, detail: name }) });
  }
  if (another !== undefined)
    return fail({ code: "bad-input", message: quarantineWording.ambiguous(name) });
  return ok(found);
}
