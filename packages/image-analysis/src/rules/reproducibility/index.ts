import { Rule } from '../Rule';
import { baseEndOfLife } from './baseEndOfLife';
import { baseNotPinned } from './baseNotPinned';
import { baseNotRecorded } from './baseNotRecorded';
import { distributionUpgrade } from './distributionUpgrade';
import { latestBase } from './latestBase';
import { latestTagDeployed } from './latestTagDeployed';
import { missingLabels } from './missingLabels';
import { noProvenance } from './noProvenance';
import { staleBase } from './staleBase';
import { tagMoved } from './tagMoved';
import { unapprovedBase } from './unapprovedBase';
import { unpinnedPackages } from './unpinnedPackages';
import { updateWithoutInstall } from './updateWithoutInstall';

/** Whether an image can be built again, and what it stands on can be known. */
export const reproducibilityRules: readonly Rule[] = [
  baseEndOfLife,
  staleBase,
  latestBase,
  unapprovedBase,
  baseNotPinned,
  baseNotRecorded,
  updateWithoutInstall,
  distributionUpgrade,
  unpinnedPackages,
  missingLabels,
  noProvenance,
  tagMoved,
  latestTagDeployed,
];
