import {
  BaseImageAuditRow,
  BaseImageUse,
  CsvColumns,
} from '@image-insights/backstage-plugin-image-insights-common';

/** Columns of `GET /audit/base-images`. */
export const baseImageColumns: CsvColumns<BaseImageAuditRow> = [
  ['key', row => row.key],
  ['name', row => row.name],
  ['kind', row => row.kind],
  ['services', row => row.services],
  ['images', row => row.images],
  ['variants', row => row.variants],
  ['newest_name', row => row.newestName],
  ['newest_built_at', row => row.newestBuiltAt],
  ['oldest_built_at', row => row.oldestBuiltAt],
  ['services_behind', row => row.servicesBehind],
  ['days_behind', row => row.daysBehind],
  ['end_of_life', row => row.endOfLife],
  ['end_of_life_of', row => row.endOfLifeOf],
  ['compressed_bytes', row => row.compressedBytes],
  ['update_moves_bytes', row => row.updateMovesBytes],
  ['one_base_saves_bytes', row => row.oneBaseSavesBytes],
];

/** Columns of `GET /audit/base-images/uses`. */
export const baseImageUseColumns: CsvColumns<BaseImageUse> = [
  ['base', row => row.base],
  ['service', row => row.entityRef],
  ['title', row => row.title],
  ['owner', row => row.owner],
  ['system', row => row.system],
  ['repository', row => row.repository],
  ['tag', row => row.tag],
  ['digest', row => row.digest],
  [
    'base_name',
    ({ baseImage }) => (baseImage.known ? baseImage.name : undefined),
  ],
  [
    'base_digest',
    ({ baseImage }) => (baseImage.known ? baseImage.digest : undefined),
  ],
  [
    'method',
    ({ baseImage }) => (baseImage.known ? baseImage.method : undefined),
  ],
  [
    'confidence',
    ({ baseImage }) => (baseImage.known ? baseImage.confidence : undefined),
  ],
  [
    'unknown_because',
    ({ baseImage }) => (baseImage.known ? undefined : baseImage.reason),
  ],
  ['base_compressed_bytes', row => row.baseBytes],
  ['base_built_at', row => row.builtAt],
  ['days_behind', row => row.daysBehind],
];
