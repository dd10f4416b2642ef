import { useMemo } from 'react';
import { ButtonIcon } from '@backstage/ui';
import {
  formatBytes,
  type HistoryPoint,
} from '@image-insights/backstage-plugin-image-insights-common';
import { RiArrowLeftRightLine } from '@remixicon/react';
import { LongPicker, useText } from '../common';
import styles from './Compare.module.css';

/** Which two releases to compare. */
export function ComparePickers(props: {
  points: readonly HistoryPoint[];
  base?: string;
  head?: string;
  onChange: (base: string | undefined, head: string | undefined) => void;
}) {
  const { t, locale } = useText();
  const { points, base, head, onChange } = props;
  const options = useMemo(() => {
    const byDigest = new Map(points.map(point => [point.digest, point]));
    const all = [...byDigest.values()].reverse().map(point => ({
      id: point.digest,
      label: point.tag,
      description: formatBytes(point.compressedBytes, { locale }),
    }));
    for (const digest of [base, head]) {
      if (digest && !byDigest.has(digest)) {
        // Of another repository or tag, or no longer among the releases.
        all.push({
          id: digest,
          label: digest.replace(/^([^:]+:.{12}).*$/, '$1…'),
          description: '',
        });
      }
    }
    return all;
  }, [points, base, head, locale]);
  return (
    <div className={styles.pickers}>
      <LongPicker
        label={t('compare.base')}
        value={base ?? ''}
        options={options}
        onChange={digest => onChange(digest, head)}
      />
      <ButtonIcon
        size="small"
        variant="secondary"
        icon={<RiArrowLeftRightLine aria-hidden />}
        aria-label={t('compare.swap')}
        isDisabled={!base || !head}
        onPress={() => onChange(head, base)}
      />
      <LongPicker
        label={t('compare.head')}
        value={head ?? ''}
        options={options}
        onChange={digest => onChange(base, digest)}
      />
    </div>
  );
}
