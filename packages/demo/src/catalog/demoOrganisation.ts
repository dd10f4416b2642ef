import { Entity } from '@backstage/catalog-model';
import { demoServices } from './services';
import { demoSystems } from './systems';
import { demoTeams } from './teams';

/**
 * All entities of the demo organisation: groups, users, domains, systems and
 * components whose annotations point to the demo's registry.
 * @public
 */
export function demoOrganisation(options: {
  /** `localhost:7070`: host and port of the demo's registry. */
  registryHost: string;
}): Entity[] {
  return [...demoTeams(), ...demoSystems(), ...demoServices(options)];
}
