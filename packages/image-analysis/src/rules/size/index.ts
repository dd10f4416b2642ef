import { Rule } from '../Rule';
import { apkCacheKept } from './apkCacheKept';
import { aptArchivesKept } from './aptArchivesKept';
import { aptListsKept } from './aptListsKept';
import { archiveLeftBehind } from './archiveLeftBehind';
import { buildBaseShipped } from './buildBaseShipped';
import { devDependenciesShipped } from './devDependenciesShipped';
import { documentationShipped } from './documentationShipped';
import { duplicateContents } from './duplicateContents';
import { emptyLayer } from './emptyLayer';
import { fatBase } from './fatBase';
import { languageCacheKept } from './languageCacheKept';
import { largeFiles } from './largeFiles';
import { pythonBytecodeAndTests } from './pythonBytecodeAndTests';
import { recommendedPackages } from './recommendedPackages';
import { rpmCacheKept } from './rpmCacheKept';
import { scratchWouldDo } from './scratchWouldDo';
import { sizeBudget } from './sizeBudget';
import { sourceMapsAndDebugFiles } from './sourceMapsAndDebugFiles';
import { sparseLogFiles } from './sparseLogFiles';
import { toolchainInImage } from './toolchainInImage';
import { uncompressedLayer } from './uncompressedLayer';
import { unstrippedBinaries } from './unstrippedBinaries';

/** Rules about bytes that need not be there. */
export const sizeRules: readonly Rule[] = [
  aptListsKept,
  aptArchivesKept,
  apkCacheKept,
  rpmCacheKept,
  languageCacheKept,
  recommendedPackages,
  documentationShipped,
  pythonBytecodeAndTests,
  toolchainInImage,
  buildBaseShipped,
  devDependenciesShipped,
  unstrippedBinaries,
  sourceMapsAndDebugFiles,
  largeFiles,
  archiveLeftBehind,
  sparseLogFiles,
  fatBase,
  scratchWouldDo,
  sizeBudget,
  duplicateContents,
  uncompressedLayer,
  emptyLayer,
];
