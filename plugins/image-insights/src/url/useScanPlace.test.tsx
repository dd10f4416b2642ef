import { renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter, Route, Routes } from 'react-router-dom';
import { useScanPlace } from './useScanPlace';

/** The place that an address names in an app with one route. */
function placeOf(route: string, address: string) {
  const { result } = renderHook(() => useScanPlace(), {
    wrapper: ({ children }: { children: ReactNode }) => (
      <MemoryRouter initialEntries={[address]}>
        <Routes>
          <Route path={route} element={<>{children}</>} />
        </Routes>
      </MemoryRouter>
    ),
  });
  return result.current;
}

describe('useScanPlace', () => {
  // A route of its own in the new frontend system; one for all pages in the old.
  it.each(['/image-insights/scans/*', '/image-insights/*'])(
    'tells scan health from a scan below %s',
    route => {
      expect(placeOf(route, '/image-insights/scans')).toEqual({
        overviewHref: '/image-insights/scans',
      });
      expect(placeOf(route, '/image-insights/scans/')).toEqual({
        overviewHref: '/image-insights/scans',
      });
      expect(placeOf(route, '/image-insights/scans/09789b48-7497')).toEqual({
        id: '09789b48-7497',
        overviewHref: '/image-insights/scans',
      });
    },
  );

  it('goes by the path that an app gives the page', () => {
    expect(placeOf('/images/health/*', '/images/health/7')).toEqual({
      id: '7',
      overviewHref: '/images/health',
    });
  });
});
