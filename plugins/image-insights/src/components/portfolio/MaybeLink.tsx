import type { ReactNode } from 'react';
import { Link } from '@backstage/ui';
import styles from './Portfolio.module.css';

/** A link, or only its text in an app that does not have the page. */
export function MaybeLink(props: {
  href: string | undefined;
  children: ReactNode;
}) {
  const { href, children } = props;
  return href === undefined ? (
    <span>{children}</span>
  ) : (
    <Link className={styles.inline} href={href}>
      {children}
    </Link>
  );
}
