import { Rule } from '../Rule';
import { certificatesMissing } from './certificatesMissing';
import { insecureDownload } from './insecureDownload';
import { remotePipeToShell } from './remotePipeToShell';
import { rootUser } from './rootUser';
import { secondRootAccount } from './secondRootAccount';
import { secretsInCommands } from './secretsInCommands';
import { secretsInEnvironment } from './secretsInEnvironment';
import { secretsInFiles } from './secretsInFiles';
import { sensitiveVolume } from './sensitiveVolume';
import { setuidFiles } from './setuidFiles';
import { sshPortExposed } from './sshPortExposed';
import { sshServer } from './sshServer';
import { unsafeArchivePaths } from './unsafeArchivePaths';
import { worldWritableFiles } from './worldWritableFiles';

/** Rules about what an intruder, or whoever pulls the image, could make use of. */
export const safetyRules: readonly Rule[] = [
  secretsInFiles,
  secretsInCommands,
  secretsInEnvironment,
  rootUser,
  secondRootAccount,
  insecureDownload,
  remotePipeToShell,
  setuidFiles,
  worldWritableFiles,
  sshServer,
  sshPortExposed,
  sensitiveVolume,
  certificatesMissing,
  unsafeArchivePaths,
];
