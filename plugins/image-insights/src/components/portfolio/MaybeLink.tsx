import type { ReactNode } from 'react';
import { Link } from '@backstage/ui';

/** A link, or only its text in an app that does not have the page. */
export function MaybeLink(props: {
  href: string | undefined;
  children: ReactNode;
}) {
  const { href, children } = props;
  return href === undefined ? (
    <span>{children}</span>
  ) : (
    <Link href={href}>{children}</Link>
  );
}
