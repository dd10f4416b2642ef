import { LayerDescription } from '../../model';
import { clearedCaches } from '../shared/cacheCommand';
import {
  DependencyInstaller,
  dependencyInstaller,
} from '../shared/dependencyInstaller';
import { runStepOf } from '../shared/runSteps';

/** Commands beside an installation that make nothing of the sources. */
const HARMLESS = new Set([
  'set',
  'cd',
  'rm',
  'mkdir',
  'echo',
  'export',
  'true',
  'ls',
  'test',
  '[',
  'npm',
  'corepack',
]);

/**
 * The installation that a layer's RUN is about, where it does nothing else
 * that sources could change; absent for all other layers.
 */
export function dependencyStep(
  layer: LayerDescription,
): DependencyInstaller | undefined {
  const commands = runStepOf(layer)?.commands ?? [];
  let found: DependencyInstaller | undefined;
  for (const command of commands) {
    const installer = dependencyInstaller(command);
    if (installer?.isOnlyInstall) {
      found ??= installer;
    } else if (
      installer ||
      !(
        (HARMLESS.has(command.name) && !/\brun\b/.test(command.text)) ||
        clearedCaches(command).length > 0
      )
    ) {
      return undefined;
    }
  }
  return found;
}
