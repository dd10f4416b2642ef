import { useLocation, useParams } from 'react-router-dom';

/**
 * Which scan the address below scan health names, and the address of scan
 * health itself, wherever an app mounts it.
 * @public
 */
export function useScanPlace(): { id?: string; overviewHref: string } {
  const { pathname } = useLocation();
  // What the route of the page leaves over: of scan health alone in the new
  // frontend system, of all our pages in the old one.
  const { '*': rest = '' } = useParams();
  const path = rest.replace(/^scans(\/|$)/, '').replace(/\/$/, '');
  const here = pathname.replace(/\/$/, '');
  if (path === '') {
    return { overviewHref: here };
  }
  return {
    id: path,
    overviewHref: here.split('/').slice(0, -path.split('/').length).join('/'),
  };
}
