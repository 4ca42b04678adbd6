import type { CommandOptions } from "./command.ts";

/** The value of an option that takes one, once. */
export function textOption(options: CommandOptions, name: string): string | undefined {
  const value = options[name];
  return typeof value === "string" ? value : undefined;
}

/** Every value of an option that may be repeated. */
export function textOptions(options: CommandOptions, name: string): readonly string[] {
  const value = options[name];
  return typeof value === "object" ? value : [];
}

export function hasOption(options: CommandOptions, name: string): boolean {
  return options[name] === true;
}
