/** Who gives such names. */
export type SyncTool =
  | "Syncthing"
  | "Dropbox"
  | "Nextcloud"
  | "OneDrive"
  | "iCloud Drive"
  | "Google Drive"
  | "Resilio Sync"
  | "Seafile"
  | "git"
  | "a sync tool";

/** A file or folder that a tool put beside another, because it had two for one name. */
export interface ConflictCopy {
  readonly tool: SyncTool;
  /** The name that both would have. */
  readonly original: string;
}

interface Shape {
  readonly tool: SyncTool;
  /** What the tool puts into the name, before the last extension or behind all. */
  readonly added: RegExp;
}

const DATE = String.raw`\d{4}-\d{2}-\d{2}`;

/**
 * The surest first. Sources: the tools' own pages on conflicts. Dropbox says it in the language of its user, so that anything that
 * stands in brackets is taken for a tool's.
 */
const SHAPES: readonly Shape[] = [
  { tool: "Syncthing", added: /\.sync-conflict-\d{8}-\d{6}(?:-[A-Z0-9]{7})?/ },
  { tool: "Seafile", added: / \(SFConflict [^()]*\)/ },
  {
    tool: "Nextcloud",
    added: new RegExp(
      String.raw` \((?:conflicted copy (?:by .+ )?${DATE} \d{6}|case clash from .+)\)|_conflict-(?:.+-)?\d{8}-\d{6}`,
    ),
  },
  {
    tool: "Dropbox",
    added:
      / \((?:[^()]* )?conflicted copy(?: [^()]*)?\)| \((?:Case|Selective Sync|Unicode Encoding|White Space) Conflict(?: \d+)?\)/i,
  },
  { tool: "Resilio Sync", added: /\.Conflict\d*/ },
  { tool: "git", added: /_(?:BACKUP|BASE|LOCAL|REMOTE)_\d+|~[\w./-]+|\.orig/ },
  { tool: "Google Drive", added: / \(\d{1,4}\)/ },
  { tool: "iCloud Drive", added: / \d{1,4}/ },
  // The name of a computer, and what another client puts behind that on Linux.
  { tool: "OneDrive", added: /-[\p{L}\p{N}][\p{L}\p{N}_-]*/u },
  { tool: "a sync tool", added: / \([^()]+\)/ },
];

/** Of all that tools put into names. */
const FIRST_CHARACTERS = " .-_~";
const MAY_BE_COPY = /.[ .\-_~]/s;

// Made once: each file of a library is asked for its name.
const WHOLE_SHAPES = SHAPES.map(({ tool, added }) => ({
  tool,
  whole: new RegExp(`^(?:${added.source})$`, added.flags),
}));

/** A copy of a copy of a copy; nobody has more. */
const DEEPEST = 3;

/**
 * Tells a conflict copy by its name. Some tools add no more than "-LAPTOP" or " 2", which other names have too; so what
 * remains must be a name that is expected.
 * @param name  of a file or folder, without those above it
 * @param isOriginal  whether a file or folder of that name is expected there
 */
export function parseConflictCopy(
  name: string,
  isOriginal: (name: string) => boolean,
): ConflictCopy | undefined {
  return possibleOriginals(name).find(({ original }) => isOriginal(original));
}

/** @returns all that a name may be a conflict copy of, or a copy of such a copy; the surest first */
export function possibleOriginals(name: string): readonly ConflictCopy[] {
  const found: ConflictCopy[] = [];
  const seen = new Set([name]);
  let last: readonly { readonly name: string; readonly tool?: SyncTool }[] = [{ name }];
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    const copies = last.flatMap((one) =>
      // Of a copy of a copy the name says last who made it.
      directOriginals(one.name).map(({ tool, original }) => ({ tool: one.tool ?? tool, original })),
    );
    const fresh = copies.filter(({ original }) => !seen.has(original));
    for (const { original } of fresh) seen.add(original);
    found.push(...fresh);
    last = fresh.map(({ tool, original }) => ({ tool, name: original }));
  }
  return found;
}

/** @returns what the name may be a copy of, the surest first; without those that this may be a copy of itself */
export function directOriginals(name: string): readonly ConflictCopy[] {
  const parted = partings(name).filter(({ before }) => MAY_BE_COPY.test(before));
  if (parted.length === 0) return [];
  return WHOLE_SHAPES.flatMap(({ tool, whole }) =>
    parted.flatMap(({ before, after }) =>
      endingsOf(before, whole).map((rest) => ({ tool, original: rest + after })),
    ),
  );
}

interface Parting {
  readonly before: string;
  readonly after: string;
}

function partings(name: string): readonly Parting[] {
  const whole = { before: name, after: "" };
  const dot = name.lastIndexOf(".");
  return dot <= 0 ? [whole] : [{ before: name.slice(0, dot), after: name.slice(dot) }, whole];
}

/** @returns what is left where the end of a name is what was added; several, where that may begin in several places */
function endingsOf(text: string, whole: RegExp): readonly string[] {
  const rests: string[] = [];
  for (let at = text.length - 1; at > 0; at -= 1) {
    if (FIRST_CHARACTERS.includes(text.charAt(at)) && whole.test(text.slice(at)))
      rests.push(text.slice(0, at));
  }
  return rests.toReversed();
}

/** iCloud Drive puts ".name.icloud" in the place of what it has not downloaded, or took away to make room. */
const PLACEHOLDER = /^\.(?<original>.+)\.icloud$/s;

/** @returns the name of the file that this only stands for: it is there, and cannot be read yet; undefined for any other name */
export function nameOfUndownloaded(name: string): string | undefined {
  return PLACEHOLDER.exec(name)?.groups?.["original"];
}
