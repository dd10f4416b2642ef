import { Rule } from '../Rule';
import { addForLocalFiles } from './addForLocalFiles';
import { archiveCopiedThenExtracted } from './archiveCopiedThenExtracted';
import { baseWithoutDigest } from './baseWithoutDigest';
import { baseWithoutVersion } from './baseWithoutVersion';
import { cacheMountWithoutEffect } from './cacheMountWithoutEffect';
import { contextBindMountPossible } from './contextBindMountPossible';
import { copyIgnoredFile } from './copyIgnoredFile';
import { dependencyCacheMountMissing } from './dependencyCacheMountMissing';
import { dockerignoreMissing } from './dockerignoreMissing';
import { dockerignoreWeak } from './dockerignoreWeak';
import { lockfileNotEnforced } from './lockfileNotEnforced';
import { noMultiStage } from './noMultiStage';
import { packagesAfterSources } from './packagesAfterSources';
import { packagesWithoutVersion } from './packagesWithoutVersion';
import { pipeWithoutPipefail } from './pipeWithoutPipefail';
import { relativeWorkdir } from './relativeWorkdir';
import { remoteAddWithoutChecksum } from './remoteAddWithoutChecksum';
import { secretInBuildArgument } from './secretInBuildArgument';
import { severalCommands } from './severalCommands';
import { sourcesCopiedBeforeInstall } from './sourcesCopiedBeforeInstall';
import { updateInOwnStep } from './updateInOwnStep';
import { volatileArgumentEarly } from './volatileArgumentEarly';

/** Rules of all families that read the Dockerfile or the .dockerignore. */
export const dockerfileRules: readonly Rule[] = [
  addForLocalFiles,
  archiveCopiedThenExtracted,
  baseWithoutDigest,
  baseWithoutVersion,
  cacheMountWithoutEffect,
  contextBindMountPossible,
  copyIgnoredFile,
  dependencyCacheMountMissing,
  dockerignoreMissing,
  dockerignoreWeak,
  lockfileNotEnforced,
  noMultiStage,
  packagesAfterSources,
  packagesWithoutVersion,
  pipeWithoutPipefail,
  relativeWorkdir,
  remoteAddWithoutChecksum,
  secretInBuildArgument,
  severalCommands,
  sourcesCopiedBeforeInstall,
  updateInOwnStep,
  volatileArgumentEarly,
];
