import { Fragment } from 'react';
import styles from './Scans.module.css';

/** The name of a repository or an annotation, broken after its slashes. */
export function RepositoryName(props: { children: string }) {
  const parts = props.children.split('/');
  return (
    <span className={styles.repository}>
      {parts.map((part, index) => (
        // Parts may be equal; their order does not change.
        <Fragment key={`${index} ${part}`}>
          {index > 0 && (
            <>
              /<wbr />
            </>
          )}
          {part}
        </Fragment>
      ))}
    </span>
  );
}
