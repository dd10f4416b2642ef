import type { ScanCause } from '@image-insights/backstage-plugin-image-insights-common';
import type { UrlState } from '../../url';
import { serviceFilters } from '../audits/common';

/** All causes, in the order in which pickers show them. */
export const causes: readonly ScanCause[] = [
  'credentials',
  'gone',
  'slow-down',
  'connection',
  'wrong-digest',
  'limit',
  'annotation',
  'no-releases',
  'other',
];

/** What of scan health an address asks for. */
export function healthFilters(url: UrlState): {
  services: ReturnType<typeof serviceFilters>;
  /** Those of the causes that there are. */
  cause: ScanCause[];
  /** Asked for, and no cause that there is. */
  unknown: string[];
  isFiltered: boolean;
} {
  const services = serviceFilters(url);
  const asked = url.getAll('cause');
  const cause = causes.filter(one => asked.includes(one));
  return {
    services,
    cause,
    unknown: asked.filter(one => !causes.some(known => known === one)),
    isFiltered: cause.length > 0 || Object.values(services).some(Boolean),
  };
}
