import { z } from "zod";
import { crc32cOfUtf8 } from "../operation/crc32c.ts";
import { FaultEvent } from "./fault-event.ts";

const FAULT_FORMAT = 1;
const CHECKSUM = /^,"crc":"([0-9a-f]{8})"\}$/;
const CHECKSUM_LENGTH = ',"crc":"00000000"}'.length;

/** One fault, as it was noted. */
export const NotedFault = z.object({
  /** When, by the clock of then: ISO 8601, UTC. */
  at: z.iso.datetime(),
  event: FaultEvent,
});
export type NotedFault = Readonly<z.infer<typeof NotedFault>>;

/** One line of the journal, without its `\n`. */
export function encodeFault(fault: NotedFault): string {
  const body = JSON.stringify({ format: FAULT_FORMAT, ...NotedFault.parse(fault) });
  return `${body.slice(0, -1)},"crc":"${crc32cOfUtf8(body)}"}`;
}

/** @returns undefined for a line that is damaged, or that a newer Postil wrote */
export function decodeFault(line: string): NotedFault | undefined {
  const body = `${line.slice(0, -CHECKSUM_LENGTH)}}`;
  const given = CHECKSUM.exec(line.slice(-CHECKSUM_LENGTH))?.[1];
  if (given !== crc32cOfUtf8(body)) return undefined;
  const record: unknown = JSON.parse(body);
  const parsed = NotedFault.extend({ format: z.literal(FAULT_FORMAT) }).safeParse(record);
  return parsed.success ? { at: parsed.data.at, event: parsed.data.event } : undefined;
}
