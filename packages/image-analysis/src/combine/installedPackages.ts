import { LayerContents, PackageDatabase } from '../contents/LayerContents';
import { InstalledPackage } from './ImageContents';
import { LayerStack } from './LayerStack';

/** A package database and the layer that holds it. */
interface PlacedDatabase {
  layer: number;
  database: PackageDatabase;
}

/** What the live databases list, and why that may not be all. */
export interface InstalledPackages {
  packages: InstalledPackage[];
  incomplete?: string;
}

/**
 * Reads the packages of an image from those databases that are live. Each
 * package is the layer's whose database names it first, in that version or
 * another: an upgrade moves it to the layer that upgraded it.
 */
export function installedPackages(
  layers: readonly (LayerContents | undefined)[],
  stack: LayerStack,
): InstalledPackages {
  const live: PlacedDatabase[] = [];
  const firstLayers = new Map<string, number>();
  const unreadBelow = layers.findIndex(layer => layer === undefined);
  const reasons: string[] = [];
  layers.forEach((contents, layer) => {
    for (const database of contents?.packageDatabases ?? []) {
      for (const { name, version } of database.packages) {
        const key = keyOf(database.manager, name, version);
        firstLayers.set(key, firstLayers.get(key) ?? layer);
      }
      const shown = stack.tree.node(database.path)?.version;
      if (shown?.layer === layer && shown.path === database.path) {
        live.push({ layer, database });
      }
    }
  });
  const packages = new Map<string, InstalledPackage>();
  for (const { layer, database } of live) {
    const { manager, incomplete } = database;
    if (incomplete !== undefined) {
      reasons.push(`${database.path}: ${incomplete}`);
    }
    for (const facts of database.packages) {
      const key = keyOf(manager, facts.name, facts.version);
      const first = firstLayers.get(key) ?? layer;
      packages.set(`${key} ${facts.architecture ?? ''}`, {
        ...facts,
        manager,
        // A layer that was not read may have named it before.
        ...(unreadBelow >= 0 && unreadBelow < first ? {} : { layer: first }),
      });
    }
  }
  return {
    packages: [...packages.values()],
    ...(reasons.length > 0 ? { incomplete: reasons.join('; ') } : {}),
  };
}

function keyOf(manager: string, name: string, version: string): string {
  return `${manager} ${name} ${version}`;
}
