import { useCallback } from 'react';
import { useOrganisationLink } from '../../links';

/** Makes the address of a scan's page; undefined in apps without that page. */
export function useScanLink(): (id: string) => string | undefined {
  const overview = useOrganisationLink()('scans');
  return useCallback(
    id =>
      overview === undefined
        ? undefined
        : `${overview}/${encodeURIComponent(id)}`,
    [overview],
  );
}
