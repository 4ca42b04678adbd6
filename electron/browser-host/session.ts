import { randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

const SECRET_BYTES = 32;
const COOKIE_AGE_S = 30 * 24 * 3600;

/**
 * Who may talk to the host. The address that opens a window carries a token of 256 bits, good once; it is exchanged for a
 * cookie that scripts cannot read and other sites cannot send. A token that others can see later (in a list of processes,
 * in a browser's history) is worth nothing by then.
 */
export interface Session {
  /** A new token, good for one exchange. */
  issueToken(): string;
  /** @returns the `Set-Cookie` header, or undefined when the token is not good */
  exchange(token: string): string | undefined;
  isMember(request: IncomingMessage): boolean;
}

/** @param port  part of the cookie's name, since cookies do not tell ports apart */
export function createSession(port: number): Session {
  const cookieName = `postil-${port}`;
  const secret = newSecret();
  const tokens = new Set<string>();

  return {
    issueToken() {
      const token = newSecret();
      tokens.add(token);
      return token;
    },
    exchange(token) {
      const known = [...tokens].find((one) => isEqual(one, token));
      if (known === undefined) return undefined;
      tokens.delete(known);
      return `${cookieName}=${secret}; Path=/; Max-Age=${COOKIE_AGE_S}; HttpOnly; SameSite=Strict`;
    },
    isMember(request) {
      const given = readCookie(request.headers.cookie ?? "", cookieName);
      return given !== undefined && isEqual(secret, given);
    },
  };
}

function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString("base64url");
}

/** In a time that does not tell how much of it was right. */
function isEqual(known: string, given: string): boolean {
  const knownBytes = Buffer.from(known);
  const givenBytes = Buffer.from(given);
  return knownBytes.length === givenBytes.length && timingSafeEqual(knownBytes, givenBytes);
}

function readCookie(header: string, name: string): string | undefined {
  const pair = header.split(/;\s*/u).find((one) => one.startsWith(`${name}=`));
  return pair?.slice(name.length + 1);
}
