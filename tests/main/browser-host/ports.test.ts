import { chmod } from "node:fs/promises";
import { dirname } from "node:path";
import { expect, test } from "vitest";
import { startBrowserHost } from "../../../electron/browser-host/start-browser-host.ts";
import { runHost } from "./running-host.ts";

const NOBODY = 65_534;

test("a port that another program has is called taken", async () => {
  await using running = await runHost();
  const { port } = running;
  const error = { code: "port-in-use", detail: String(port) };
  expect(await startBrowserHost(running)).toEqual({ ok: false, error });
});

// Windows keeps no port for itself.
test.skipIf(process.platform === "win32")("a port that the system keeps is called so", async () => {
  await using running = await runHost();
  await chmod(dirname(running.windowDirectory), 0o755);
  const refused = await withoutRights(() => startBrowserHost({ ...running, port: 1 }));
  expect(refused).toEqual({ ok: false, error: { code: "port-refused", detail: "1" } });
});

/** Tests often run as root in a container, who may listen anywhere. */
async function withoutRights<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(NOBODY);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}
