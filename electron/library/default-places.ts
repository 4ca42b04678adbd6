import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** Where Postil keeps what, when nobody says otherwise. Absolute paths; none of them needs to exist. */
export interface Places {
  /** The library a person has without choosing one. */
  readonly library: string;
  /** Per user and device, and worth a backup: writer ids, quarantine. Never synced to other devices. */
  readonly data: string;
  /** May be deleted at any time: the index. */
  readonly cache: string;
  /** Settings. */
  readonly config: string;
}

/** What the answer depends on. */
export interface PlaceSources {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** `user-dirs.dirs` of the XDG configuration folder; undefined when there is none. */
  readonly userDirectories: string | undefined;
}

export function defaultPlaces(): Places {
  const home = homedir();
  const config = process.env["XDG_CONFIG_HOME"] ?? join(home, ".config");
  return placesFrom({
    platform: process.platform,
    environment: process.env,
    home,
    userDirectories: readIfThere(join(config, "user-dirs.dirs")),
  });
}

/** `XDG_*` count on every system: whoever sets them means it. */
export function placesFrom(sources: PlaceSources): Places {
  const { environment, home } = sources;
  const own = systemPlaces(sources);
  const under = (name: string): string | undefined => {
    const base = environment[name];
    // The specification says that relative paths are to be ignored.
    return base?.startsWith("/") || base?.match(/^[A-Za-z]:[\\/]/)
      ? join(base, "postil")
      : undefined;
  };
  const library = environment["POSTIL_LIBRARY"];
  return {
    library: library || join(documentsDirectory(sources) ?? join(home, "Documents"), "Postil"),
    data: under("XDG_DATA_HOME") ?? own.data,
    cache: under("XDG_CACHE_HOME") ?? own.cache,
    config: under("XDG_CONFIG_HOME") ?? own.config,
  };
}

function systemPlaces({ platform, environment, home }: PlaceSources): Omit<Places, "library"> {
  if (platform === "darwin") {
    const support = join(home, "Library", "Application Support", "Postil");
    return { data: support, cache: join(home, "Library", "Caches", "Postil"), config: support };
  }
  if (platform === "win32") {
    // Not the roaming folder: writer ids must not wander to another device.
    const local = environment["LOCALAPPDATA"] ?? join(home, "AppData", "Local");
    const base = join(local, "Postil");
    return { data: join(base, "Data"), cache: join(base, "Cache"), config: join(base, "Config") };
  }
  return {
    data: join(home, ".local", "share", "postil"),
    cache: join(home, ".cache", "postil"),
    config: join(home, ".config", "postil"),
  };
}

/** Linux calls the folder by its name in the person's language: `XDG_DOCUMENTS_DIR="$HOME/Dokumente"`. */
function documentsDirectory({
  environment,
  home,
  userDirectories,
}: PlaceSources): string | undefined {
  const line = /^\s*XDG_DOCUMENTS_DIR="(.*)"\s*$/m.exec(userDirectories ?? "")?.[1];
  const given = environment["XDG_DOCUMENTS_DIR"] ?? line;
  const path = given?.replace(/^\$HOME(?=\/|$)/, home).replace(/\\(.)/g, "$1");
  // A folder that was taken away is written as the home folder itself.
  return path?.startsWith("/") && path.replace(/\/+$/, "") !== home ? path : undefined;
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    // Most systems have none.
    return undefined;
  }
}
