import { FileVersion } from '../../combine/ImageContents';
import { ByteClaim, FindingPlace } from '../Rule';
import { directoryGroups } from './directoryGroups';

const MOST_PLACES = 20;

/** What files of an image come to, as a finding needs it. */
export interface FileClaims {
  claims: ByteClaim[];
  /** Uncompressed. */
  bytes: number;
  fileCount: number;
  /** Per layer, its directories, largest first. */
  places: FindingPlace[];
  placeCount: number;
  /** Indices of the layers that own the files, most bytes first. */
  layers: number[];
}

const known = new WeakMap<readonly FileVersion[], FileClaims>();

/**
 * Claims all bytes of files, and tells where they are by directories. Title,
 * sentence and claims of a finding ask the same of the same list, which must
 * not change between.
 */
export function fileClaims(files: readonly FileVersion[]): FileClaims {
  const claims = known.get(files) ?? claimsOf(files);
  known.set(files, claims);
  return claims;
}

function claimsOf(files: readonly FileVersion[]): FileClaims {
  const byLayer = new Map<number, FileVersion[]>();
  for (const file of files) {
    const group = byLayer.get(file.layer) ?? [];
    group.push(file);
    byLayer.set(file.layer, group);
  }
  const layers = [...byLayer]
    .map(([layer, members]) => ({ layer, members, bytes: sum(members) }))
    .sort(
      (left, right) => right.bytes - left.bytes || left.layer - right.layer,
    );
  const places = layers
    .flatMap(({ layer, members }) =>
      directoryGroups(members).map(({ path, bytes }) => ({
        layer,
        path,
        bytes,
      })),
    )
    .sort((left, right) => right.bytes - left.bytes);
  return {
    claims: files
      .filter(({ bytes }) => bytes > 0)
      .map(({ id, bytes }) => ({ file: id, bytes })),
    bytes: sum(files),
    fileCount: files.length,
    places: places.slice(0, MOST_PLACES),
    placeCount: places.length,
    layers: layers.map(({ layer }) => layer),
  };
}

function sum(files: readonly FileVersion[]): number {
  return files.reduce((total, { bytes }) => total + bytes, 0);
}
