import { useCallback } from 'react';
import { type OrganisationPage, useOrganisationLink } from '../../links';
import { changedSearch, type UrlChanges } from '../../url';
import type { Portfolio } from './portfolioOf';

/** The address of a page of the organisation for one portfolio's services. */
export type PortfolioLinks = (
  page: OrganisationPage,
  changes?: UrlChanges,
) => string | undefined;

/**
 * Makes addresses of the organisation's pages, filtered to a portfolio;
 * undefined for pages that the app does not have.
 */
export function usePortfolioLinks(
  portfolio: Portfolio | undefined,
): PortfolioLinks {
  const link = useOrganisationLink();
  return useCallback(
    (page, changes = {}) =>
      link(
        page,
        changedSearch(new URLSearchParams(), {
          ...(portfolio && { [portfolio.by]: portfolio.names }),
          ...changes,
        }),
      ),
    [link, portfolio],
  );
}
