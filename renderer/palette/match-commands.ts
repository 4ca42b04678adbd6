import type { CommandId } from "../keyboard/commands.ts";

/** These make no sense from a list: they are the list's own keys. */
const NOT_OFFERED: readonly CommandId[] = ["palette", "next", "previous", "open", "select"];

/** @returns the commands whose words begin with what was typed, word by word in any order */
export function matchCommands(
  typed: string,
  ids: readonly CommandId[],
  names: Readonly<Record<CommandId, string>>,
): readonly CommandId[] {
  const wanted = typed.toLocaleLowerCase("en").split(/\s+/u).filter(Boolean);
  return ids.filter((id) => {
    if (NOT_OFFERED.includes(id)) return false;
    const words = names[id].toLocaleLowerCase("en").split(/\s+/u);
    return wanted.every((start) => words.some((word) => word.startsWith(start)));
  });
}
