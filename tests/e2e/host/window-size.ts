/** The window that the look is drawn for, CSS pixels. */
export const WINDOW_SIZE = { width: 1280, height: 800 } as const;
