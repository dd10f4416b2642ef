export {
  breakEven,
  breakEvenRanges,
  type BreakEvenOptions,
  type BreakEvenRanges,
} from './breakEven';
export type { CheaperRange } from './cheaperRanges';
export { convert } from './convert';
export {
  pathMoney,
  type MovedBytes,
  type PathMoneyOptions,
  type UsedPathMoney,
} from './pathMoney';
export { sharesOf } from './sharesOf';
export {
  storageAmount,
  type StorageAmount,
  type StorageAmountOptions,
} from './storageAmount';
export { tieredAmount, type TieredAmount } from './tieredAmount';
export { HOURS_PER_MONTH } from './unitsPerMonth';
export { unitBytesOf } from './unitBytesOf';
