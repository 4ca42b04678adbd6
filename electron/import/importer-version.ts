/** Grows whenever an importer would make another document of the same bytes; kept with every version. */
export const IMPORTER_VERSION = 4;
