import { leavesOf, type MimePart, parameterOf } from "./mime-part.ts";

const PAGE = /^(?:text\/html|application\/xhtml\+xml)$/;

/**
 * Finds what a message shows: the page in the part that its `start` names, else its first page, else its first plain text.
 * @returns undefined when there is neither
 */
export function findPage(message: MimePart): MimePart | undefined {
  const leaves = leavesOf(message);
  const start = identifier(parameterOf(message.headers.get("content-type"), "start"));
  const named = [message, ...allParts(message)].find(
    (part) => start !== "" && identifier(part.headers.get("content-id")) === start,
  );
  return (
    leavesOf(named ?? message).find(isPage) ??
    leaves.find(isPage) ??
    leaves.find(({ mediaType }) => mediaType === "text/plain")
  );
}

export function isPage({ mediaType }: MimePart): boolean {
  return PAGE.test(mediaType);
}

/** A `Content-ID` as addresses name it, without its brackets. */
export function identifier(header: string | undefined): string {
  return (header ?? "").trim().replace(/^<(.*)>$/, "$1");
}

function allParts({ parts }: MimePart): readonly MimePart[] {
  return parts.flatMap((part) => [part, ...allParts(part)]);
}
