import { constants } from "node:os";

const names = new Map(Object.entries(constants.errno).map(([name, number]) => [number, name]));

/** @returns the name of the error an operating system call gave, such as "ENOSPC"; undefined for any other error */
export function systemErrorCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = "code" in error ? error.code : undefined;
  if (typeof code === "string" && /^E[A-Z0-9]+$/.test(code)) return code;
  // Node has no name of its own for some, a full quota among them: "Unknown system error -122".
  const isFromSystem = "syscall" in error && "errno" in error && typeof error.errno === "number";
  return isFromSystem ? (names.get(-Number(error.errno)) ?? String(error.errno)) : undefined;
}
