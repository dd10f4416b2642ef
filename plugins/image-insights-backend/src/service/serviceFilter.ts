import {
  LeaderboardQuery,
  ServiceFacets,
} from '@image-insights/backstage-plugin-image-insights-common';
import { StoredEntity } from '../database/EntityStore';

/** Of which services something is asked, as the API's schema parses it. */
export interface ServiceFilter {
  owner?: string[];
  system?: string[];
  lifecycle?: string[];
  kind?: string[];
  registry?: string[];
  q?: LeaderboardQuery['q'];
}

/** Whether a service is one of those that are asked for. */
export function matchesFilter(
  entity: StoredEntity,
  filter: ServiceFilter,
): boolean {
  const text = filter.q?.trim().toLocaleLowerCase('en-US');
  const name = entity.entityRef.slice(entity.entityRef.indexOf('/') + 1);
  return (
    isOneOf(filter.owner, entity.owner) &&
    isOneOf(filter.system, entity.system) &&
    isOneOf(filter.lifecycle, entity.lifecycle) &&
    isOneOf(filter.kind, entity.kind) &&
    (filter.registry === undefined ||
      hostsOf(entity).some(host => filter.registry?.includes(host))) &&
    (!text ||
      `${entity.title}\n${name}`.toLocaleLowerCase('en-US').includes(text))
  );
}

/** Values that the filters can take, over some services. */
export function facetsOf(entities: StoredEntity[]): ServiceFacets {
  return {
    owner: distinct(entities.map(entity => entity.owner)),
    system: distinct(entities.map(entity => entity.system)),
    lifecycle: distinct(entities.map(entity => entity.lifecycle)),
    kind: distinct(entities.map(entity => entity.kind)),
    registry: distinct(entities.flatMap(hostsOf)),
  };
}

function distinct(values: (string | undefined)[]): string[] {
  const found = new Set(values);
  found.delete(undefined);
  return [...found].flatMap(value => value ?? []).sort();
}

function isOneOf(
  wanted: string[] | undefined,
  value: string | undefined,
): boolean {
  return (
    wanted === undefined || (value !== undefined && wanted.includes(value))
  );
}

function hostsOf(entity: StoredEntity): string[] {
  return entity.repositories.map(name => name.slice(0, name.indexOf('/')));
}
