import { Rule } from '../Rule';
import { addInsteadOfCopy } from './addInsteadOfCopy';
import { buildInFinalStage } from './buildInFinalStage';
import { cdInsteadOfWorkdir } from './cdInsteadOfWorkdir';
import { extraTools } from './extraTools';
import { healthcheckMissing } from './healthcheckMissing';
import { leftoversInImage } from './leftoversInImage';
import { maintainerDeprecated } from './maintainerDeprecated';
import { platformMismatch } from './platformMismatch';
import { remoteAdd } from './remoteAdd';
import { shellFormCommand } from './shellFormCommand';
import { sudoUsed } from './sudoUsed';
import { wholeTreeCopy } from './wholeTreeCopy';

/** Rules about what does not belong in an image, and how it starts. */
export const hygieneRules: readonly Rule[] = [
  buildInFinalStage,
  leftoversInImage,
  extraTools,
  platformMismatch,
  shellFormCommand,
  addInsteadOfCopy,
  remoteAdd,
  wholeTreeCopy,
  sudoUsed,
  cdInsteadOfWorkdir,
  healthcheckMissing,
  maintainerDeprecated,
];
