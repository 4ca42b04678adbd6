import { createRoot } from "react-dom/client";
import { assertNever } from "#core/assert-never.js";
import look from "./sample-page.module.css";

/** A small window of its own: React, a style and a piece of core. */
export function show(words: string): void {
  createRoot(document.body).render(<p className={look["warm"]}>{words}</p>);
}

export const pieceOfCore: string = assertNever.name;
