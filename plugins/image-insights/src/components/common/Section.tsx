import { ReactNode, useId } from 'react';
import styles from './Section.module.css';

/** A part of a page with a heading and its controls. */
export function Section(props: {
  title: ReactNode;
  controls?: ReactNode;
  children: ReactNode;
  level?: 2 | 3;
  'aria-busy'?: boolean;
}) {
  const { title, controls, children, level = 3 } = props;
  const id = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section
      className={styles.root}
      aria-labelledby={id}
      aria-busy={props['aria-busy']}
    >
      <div className={styles.head}>
        <Heading className={styles.title} id={id}>
          {title}
        </Heading>
        {controls && <div className={styles.controls}>{controls}</div>}
      </div>
      {children}
    </section>
  );
}
