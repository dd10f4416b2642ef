export { defaultPathOf, type DefaultPath } from './defaultPathOf';
export type {
  NetworkPath,
  PathContext,
  PathFixed,
  PathLeg,
} from './NetworkPath';
export { networkPath, networkPaths } from './networkPaths';
export { providerOfRegion } from './providerOfRegion';
