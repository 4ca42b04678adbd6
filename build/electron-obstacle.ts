/** @returns what keeps an Electron that is here from opening a window, as the beginning of a sentence; undefined when nothing does */
export function obstacleToElectron(): string | undefined {
  if (process.platform !== "linux") return undefined;
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (DISPLAY === undefined && WAYLAND_DISPLAY === undefined)
    return "There is no display for Electron";
  if (process.getuid?.() === 0) return "Electron does not run as root";
  return undefined;
}
