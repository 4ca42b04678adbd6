/**
 * A host takes no larger file from a window into its memory. It is more than any converter takes: up to here the import
 * itself says what is wrong with a file.
 */
export const LARGEST_STAGED_FILE_BYTES = 320 * 1024 * 1024;
