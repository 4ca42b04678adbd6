import type { ServerResponse } from "node:http";
import type { App } from "../service/create-app.ts";

// Proxies and sleeping laptops close streams that say nothing; none stand between, but laptops sleep.
const HEARTBEAT_MS = 15_000;

/** The windows that listen, as server-sent events. */
export interface EventStreams {
  /** Sends every event of the app to this response until it closes. */
  readonly stream: (response: ServerResponse) => void;
  readonly count: () => number;
  closeAll(): void;
}

export function createEventStreams(app: App): EventStreams {
  const open = new Set<ServerResponse>();

  function stream(response: ServerResponse): void {
    response.writeHead(200, { "Content-Type": "text/event-stream" });
    response.write(": connected\n\n");
    const unsubscribe = app.onEvent((event) => {
      response.write(`data: ${JSON.stringify(event)}\n\n`);
    });
    const heartbeat = setInterval(() => response.write(": still here\n\n"), HEARTBEAT_MS);
    open.add(response);
    response.once("close", () => {
      clearInterval(heartbeat);
      unsubscribe();
      open.delete(response);
    });
  }

  return {
    stream,
    count: () => open.size,
    closeAll() {
      for (const response of open) response.end();
    },
  };
}
