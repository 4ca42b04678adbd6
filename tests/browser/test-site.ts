import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type TestPage = {
  readonly body: string | Uint8Array;
  /** Over `content-type: text/html; charset=utf-8`. */
  readonly headers?: Readonly<Record<string, string>>;
};

/** A web server of a test's own: an origin to load pages from, or a stranger that nothing may reach. */
export type TestSite = AsyncDisposable & {
  /** `http://127.0.0.1:<port>`, without a slash at its end. */
  readonly origin: string;
  /** Method and path of every request so far, such as `GET /picture.png`. */
  readonly requests: readonly string[];
};

/** @param pages  by path; every other path answers 404 */
export async function openTestSite(pages: Readonly<Record<string, TestPage>>): Promise<TestSite> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    const page = pages[new URL(request.url ?? "/", "http://localhost").pathname];
    response.writeHead(page === undefined ? 404 : 200, {
      "content-type": "text/html; charset=utf-8",
      ...page?.headers,
    });
    response.end(page?.body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  // A server that listens on TCP has an address with a port.
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
