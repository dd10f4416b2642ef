import type { ReactNode } from 'react';
import { Link } from '@backstage/ui';

/** A link to the Images tab; its words alone in an app without the tab. */
export function TabLink(props: {
  /** Address of the tab; undefined where it is switched off. */
  tab: string | undefined;
  /** With a slash; absent for the first view. */
  view?: string;
  className?: string;
  children: ReactNode;
}) {
  const { tab, view = '', className, children } = props;
  return tab === undefined ? (
    <span className={className}>{children}</span>
  ) : (
    <Link href={`${tab}${view}`} className={className}>
      {children}
    </Link>
  );
}
