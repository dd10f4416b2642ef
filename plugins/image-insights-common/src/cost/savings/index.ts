export { itemAmounts } from './itemAmounts';
export {
  planSavings,
  type PlanSavingsOptions,
  type SavingsRanking,
} from './planSavings';
export {
  mergeSavingGroups,
  type SavingGroup,
  savingGroupKey,
  savingGroups,
} from './SavingGroup';
export { type SavingItem, savingItemSchema } from './SavingItem';
export { savingItems } from './savingItems';
