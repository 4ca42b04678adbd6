import { readFile } from "node:fs/promises";
import { z } from "zod";

/** What the tools that make the installers are told, when they would be started. */
export interface InstallerOrders {
  /** Parameters of fpm, which makes the Debian package. */
  fpm: readonly string[];
  /** The entry in the menus, of the Debian package and of the AppImage. */
  readonly desktopEntries: { deb: string; appImage: string };
  /** For electron-builder, as `effectiveOptionComputed`: nothing is started. */
  hear(options: unknown): Promise<boolean>;
}

const Debian = z.tuple([z.array(z.string()), z.string()]);
const AppImage = z.object({ desktop: z.string() });

export function listenToInstallers(): InstallerOrders {
  const orders: InstallerOrders = {
    fpm: [],
    desktopEntries: { deb: "", appImage: "" },
    async hear(options) {
      const debian = Debian.safeParse(options);
      if (debian.success) {
        const [parameters, desktopEntry] = debian.data;
        orders.fpm = parameters;
        orders.desktopEntries.deb = await readFile(desktopEntry, "utf8");
      } else {
        orders.desktopEntries.appImage = AppImage.parse(options).desktop;
      }
      return true;
    },
  };
  return orders;
}
