import type { Server } from "node:http";
import type { Failure } from "#core/failure/failure.js";
import { fail, ok, type Result } from "#core/result.js";
import type { App } from "../service/create-app.ts";
import { answerRequest } from "./answer-request.ts";
import { createSession } from "./session.ts";
import { createEventStreams } from "./stream-events.ts";
import { readWindowFiles } from "./window-files.ts";

/** This machine only: no other can reach the listener. */
const LOOPBACK = "127.0.0.1";

/** An `import` would read everything that the module exports, and with it load a client for the web: a tenth of the time to here. */
const { createServer } = process.getBuiltinModule("node:http");

/** A running host. */
export interface BrowserHost {
  /** An address that opens a window, at a `postil://` link if one is given; each call gives a new one, good once. */
  newAddress(link?: string): string;
  /** How many windows listen now. */
  windowCount(): number;
  close(): Promise<void>;
}

/**
 * Serves the window and relays its calls to the app.
 * @param port  0 lets the system choose
 */
export async function startBrowserHost(options: {
  readonly app: App;
  readonly windowDirectory: string;
  readonly port: number;
}): Promise<Result<BrowserHost, Failure>> {
  const { app, windowDirectory } = options;
  const files = await readWindowFiles(windowDirectory);
  const server = createServer();
  const listening = await listen(server, options.port);
  if (!listening.ok) return listening;
  const port = listening.value;
  const origin = `http://${LOOPBACK}:${port}`;
  const session = createSession(port);
  const streams = createEventStreams(app);
  const parts = { app, session, files, origin, streamEvents: streams.stream };

  server.on("request", (request, response) => {
    answerRequest(parts, request, response).catch((error: unknown) => {
      // A window that goes away in the middle of an answer is no fault; anything else is worth a line.
      if (!response.destroyed) {
        console.error(error);
        response.writeHead(500).end();
      }
    });
  });

  return ok({
    newAddress(link) {
      const address = new URL(origin);
      if (link !== undefined) address.searchParams.set("link", link);
      address.searchParams.set("token", session.issueToken());
      return address.href;
    },
    windowCount: streams.count,
    close() {
      streams.closeAll();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  });
}

function listen(server: Server, port: number): Promise<Result<number, Failure>> {
  return new Promise((resolve) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      resolve(fail(listenFailure(error, port)));
    });
    server.listen(port, LOOPBACK, () => {
      const address = server.address();
      if (address === null || typeof address === "string") throw new Error("no port was given");
      resolve(ok(address.port));
    });
  });
}

function listenFailure(error: NodeJS.ErrnoException, port: number): Failure {
  if (error.code === "EADDRINUSE") return { code: "port-in-use", detail: String(port) };
  if (error.code === "EACCES") return { code: "port-refused", detail: String(port) };
  return { code: "unexpected", detail: error.message };
}
