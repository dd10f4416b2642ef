import { formatBytes } from '@image-insights/backstage-plugin-image-insights-common';
import { exactBytes } from '../../format';
import styles from './table.module.css';
import { useText } from './useText';

/** Bytes in decimal units, exact in the tooltip. */
export function Bytes(props: {
  bytes: number;
  format?: (bytes: number) => string;
}) {
  const { locale } = useText();
  const { bytes, format } = props;
  return (
    <span className={styles.unbroken} title={exactBytes(bytes, locale)}>
      {format ? format(bytes) : formatBytes(bytes, { locale })}
    </span>
  );
}
