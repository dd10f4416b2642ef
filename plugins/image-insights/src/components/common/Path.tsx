import styles from './Path.module.css';

/**
 * A path as it is written, broken where it must be. Paths in an image, which
 * archives write without a slash in front, are shown from the root.
 */
export function Path(props: { children: string; isInImage?: boolean }) {
  const { children, isInImage } = props;
  const isRelative = isInImage && !children.startsWith('/');
  return (
    <code className={styles.path}>
      {isRelative ? `/${children}` : children}
    </code>
  );
}
