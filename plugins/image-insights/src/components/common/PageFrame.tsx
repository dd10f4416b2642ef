import { Container } from '@backstage/ui';
import type { ReactNode } from 'react';
import { Root } from './Root';
import styles from './PageFrame.module.css';

/** A page of the app; the app draws the header around it. */
export function PageFrame(props: { children: ReactNode }) {
  return (
    <main className={styles.page}>
      <Container>
        <Root>{props.children}</Root>
      </Container>
    </main>
  );
}
