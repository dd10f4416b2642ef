import {
  CsvColumns,
  LayerAuditRow,
  LayerUse,
} from '@image-insights/backstage-plugin-image-insights-common';

/** Columns of `GET /audit/layers`. */
export const layerColumns: CsvColumns<LayerAuditRow> = [
  ['digest', row => row.digest],
  ['kind', row => row.kind],
  ['instruction', row => row.instruction?.text],
  ['base_name', row => row.baseName],
  ['compressed_bytes', row => row.compressedBytes],
  ['images', row => row.images],
  ['services', row => row.services],
  ['saved_bytes', row => row.savedBytes],
  ['copies', row => row.copies?.layers],
  ['copies_compressed_bytes', row => row.copies?.compressedBytes],
];

/** Columns of `GET /audit/layers/uses`. */
export const layerUseColumns: CsvColumns<LayerUse> = [
  ['service', row => row.entityRef],
  ['title', row => row.title],
  ['owner', row => row.owner],
  ['system', row => row.system],
  ['repository', row => row.repository],
  ['tag', row => row.tag],
  ['digest', row => row.digest],
  ['index', row => row.index],
];
