export { applyGains } from './applyGains';
export { oneBase, type OneBase, type OneBaseService } from './oneBase';
export {
  pathAlternatives,
  type PathAlternativesOptions,
} from './pathAlternatives';
export { reorderableBytes, reorderableRates } from './reorderableBytes';
export { whatIfs } from './whatIfs';
