/** By which a group of settings is found. */
export function sectionId(title: string): string {
  return `settings-${title.toLowerCase().replaceAll(/[^a-z]+/g, "-")}`;
}
