import { buildTable } from "../../src/delivery/build-table.ts";
import type { TableOnDisk } from "../../src/delivery/stored-table.ts";
import { toEdgeSite } from "../../src/edge/edge-site.ts";
import type { Installation } from "../../src/edge/places-on-machine.ts";
import { usualPlaces } from "../../src/edge/places-on-machine.ts";
import type { Source } from "../../src/edge/read-source.ts";
import { settingsSchema } from "../../src/edge/settings.ts";
import { smallFiles, smallPlaces } from "../support/small-table.ts";

/** The build of a small site, as it is on disk. */
export function smallBuild(): Promise<TableOnDisk> {
  built ??= buildTable({ files: smallFiles, places: smallPlaces, oldAssets: [] });
  return built;
}

let built: Promise<TableOnDisk> | undefined;

/** What configurations of the small site are made from. */
export async function smallSource(): Promise<Source> {
  const { table, bodies } = await smallBuild();
  return { site: toEdgeSite(table), bodies };
}

/** An installation with two origins. */
export const installation: Installation = {
  settings: settingsSchema.parse({
    host: "guide.example",
    origins: ["10.0.0.11:4321", "10.0.0.12:4321"],
    certificate: { chain: "/etc/chain.pem", key: "/etc/key.pem" },
  }),
  places: usualPlaces("/srv/edge"),
};
