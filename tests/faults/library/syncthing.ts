import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { onTestFinished, type TestContext } from "vitest";
import { skipCell } from "../report/report-cell.ts";

const FOLDER = "library";
const POLL_MS = 100;
/** Whatever takes longer than this will not come at all. */
const PATIENCE_MS = 120_000;

/** Two programs that keep two folders the same, over the loopback address and nothing else. */
export interface SyncedFolders {
  /** From now on neither hears of the other. */
  goOffline(): Promise<void>;
  /** Returns when each has all that the other has. */
  sync(): Promise<void>;
}

/** Skips the test where there is no Syncthing. */
export function needSyncthing(context: TestContext): void {
  try {
    const version = execFileSync("syncthing", ["--version"], { encoding: "utf8", stdio: "pipe" });
    console.log(version.split(" (", 1)[0]);
  } catch {
    skipCell(context, {
      test: "T10",
      cell: "two devices sync by Syncthing after each round apart, clocks years apart",
      untried: "no Syncthing here (apt-get install syncthing)",
    });
  }
}

/** @param base  where they keep their own files; @param directories  the two that are to be the same */
export async function syncFolders(
  base: string,
  directories: readonly [string, string],
): Promise<SyncedFolders> {
  const peers = await Promise.all([
    makePeer(join(base, "syncthing-1"), directories[0]),
    makePeer(join(base, "syncthing-2"), directories[1]),
  ]);
  for (const peer of peers) {
    await writeFile(join(peer.home, "config.xml"), configOf(peer, peers));
    await start(peer);
  }
  const [first, second] = peers;
  const inBoth = async (work: (peer: Peer, other: Peer) => Promise<unknown>): Promise<void> => {
    await Promise.all([work(first, second), work(second, first)]);
  };
  const folders: SyncedFolders = {
    async goOffline() {
      await inBoth((peer, other) => ask(peer, "POST", `system/pause?device=${other.deviceId}`));
      await until(async () => !(await isConnected(first, second)));
    },
    async sync() {
      await inBoth((peer, other) => ask(peer, "POST", `system/resume?device=${other.deviceId}`));
      await until(async () => await isConnected(first, second));
      // What the one put aside as a conflict copy is new to the other.
      for (let pass = 0; pass < 2; pass += 1) {
        await inBoth((peer) => ask(peer, "POST", `db/scan?folder=${FOLDER}`));
        await until(async () => (await hasAll(first, second)) && (await hasAll(second, first)));
      }
    },
  };
  await folders.sync();
  return folders;
}

interface Peer {
  readonly home: string;
  readonly directory: string;
  readonly deviceId: string;
  readonly port: number;
  readonly apiPort: number;
  readonly apiKey: string;
}

async function makePeer(home: string, directory: string): Promise<Peer> {
  await mkdir(directory, { recursive: true });
  const options = { encoding: "utf8", stdio: "pipe", env: quietEnvironment() } as const;
  execFileSync("syncthing", ["generate", `--home=${home}`, "--no-default-folder"], options);
  const deviceId = execFileSync("syncthing", [`--home=${home}`, "--device-id"], options).trim();
  const apiKey = randomBytes(16).toString("hex");
  return { home, directory, deviceId, port: await freePort(), apiPort: await freePort(), apiKey };
}

function quietEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, STNODEFAULTFOLDER: "1", STNOUPGRADE: "1" };
}

async function freePort(): Promise<number> {
  return await new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" ? (address?.port ?? 0) : 0));
    });
  });
}

/** No announcing, no relay, no reports, no upgrade; nothing is found out but by being asked to look. */
function configOf({ port, apiPort, apiKey, directory }: Peer, peers: readonly Peer[]): string {
  const devices = peers.map(
    (peer) =>
      `<device id="${peer.deviceId}" compression="never"><address>tcp://127.0.0.1:${peer.port}</address></device>`,
  );
  const members = peers.map(({ deviceId }) => `<device id="${deviceId}"></device>`);
  return `<configuration version="36">
<folder id="${FOLDER}" label="" path="${directory}" type="sendreceive" rescanIntervalS="0" fsWatcherEnabled="false">
${members.join("")}<filesystemType>basic</filesystemType><maxConflicts>-1</maxConflicts>
<pullerPauseS>1</pullerPauseS><minDiskFree unit="">0</minDiskFree>
</folder>
${devices.join("\n")}
<gui enabled="true" tls="false"><address>127.0.0.1:${apiPort}</address><apikey>${apiKey}</apikey></gui>
<options>
<listenAddress>tcp://127.0.0.1:${port}</listenAddress>
<globalAnnounceEnabled>false</globalAnnounceEnabled><localAnnounceEnabled>false</localAnnounceEnabled>
<relaysEnabled>false</relaysEnabled><natEnabled>false</natEnabled><stunKeepaliveStartS>0</stunKeepaliveStartS>
<urAccepted>-1</urAccepted><crashReportingEnabled>false</crashReportingEnabled>
<autoUpgradeIntervalH>0</autoUpgradeIntervalH><startBrowser>false</startBrowser>
<reconnectionIntervalS>1</reconnectionIntervalS><progressUpdateIntervalS>-1</progressUpdateIntervalS>
</options>
</configuration>
`;
}

async function start(peer: Peer): Promise<void> {
  const args = ["serve", `--home=${peer.home}`, "--no-browser", "--no-restart", "--no-upgrade"];
  const child: ChildProcess = spawn("syncthing", args, {
    stdio: ["ignore", "ignore", "ignore"],
    env: quietEnvironment(),
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  onTestFinished(async () => {
    child.kill("SIGTERM");
    await ended;
  });
  await until(async () => {
    if (child.exitCode !== null) throw new Error(`syncthing ended with ${child.exitCode}`);
    return await ask(peer, "GET", "system/ping").then(
      () => true,
      () => false,
    );
  });
}

async function ask(peer: Peer, method: "GET" | "POST", path: string): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${peer.apiPort}/rest/${path}`, {
    method,
    headers: { "X-API-Key": peer.apiKey },
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
  return text.startsWith("{") ? JSON.parse(text) : text;
}

async function isConnected(peer: Peer, other: Peer): Promise<boolean> {
  const answer = await ask(peer, "GET", "system/connections");
  return JSON.stringify(memberOf(memberOf(answer, "connections"), other.deviceId)).includes(
    '"connected":true',
  );
}

/** Whether a peer knows that the other has all that it has itself. */
async function hasAll(peer: Peer, other: Peer): Promise<boolean> {
  const completion = await ask(
    peer,
    "GET",
    `db/completion?folder=${FOLDER}&device=${other.deviceId}`,
  );
  const status = await ask(peer, "GET", `db/status?folder=${FOLDER}`);
  return (
    ["needItems", "needDeletes"].every((name) => memberOf(completion, name) === 0) &&
    memberOf(status, "needTotalItems") === 0 &&
    memberOf(status, "state") === "idle"
  );
}

function memberOf(record: unknown, name: string): unknown {
  return typeof record === "object" && record !== null
    ? Object.entries(record).find(([key]) => key === name)?.[1]
    : undefined;
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const began = performance.now();
  while (!(await isSo())) {
    if (performance.now() - began > PATIENCE_MS)
      throw new Error("the folders do not come together");
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
