import { z } from "zod";

/** The six highlight colours, in the order of keys 1 to 6; those of EPUB Annotations 1.0. */
export const COLORS = ["pink", "orange", "yellow", "green", "blue", "purple"] as const;
export const Color = z.enum(COLORS);
export type Color = z.infer<typeof Color>;

export const DEFAULT_COLOR: Color = "yellow";

export const HighlightStyle = z.enum(["fill", "underline"]);
export type HighlightStyle = z.infer<typeof HighlightStyle>;
