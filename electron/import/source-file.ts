/** A file as it was read: its name and its bytes, nothing decided yet. */
export interface SourceFile {
  /** Without its folder, as the person knows it. */
  readonly name: string;
  readonly bytes: Uint8Array;
}
