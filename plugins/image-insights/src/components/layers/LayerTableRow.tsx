import { RiArrowDownSLine, RiArrowRightSLine } from '@remixicon/react';
import { Link } from '@backstage/ui';
import type {
  Finding,
  Layer,
  LayerContents,
} from '@image-insights/backstage-plugin-image-insights-common';
import {
  shortInstruction,
  wasteOf,
  type LayerAge,
  type LayerRow,
} from '../../layers';
import type { Views } from '../../url';
import { Bytes, useText } from '../common';
import tableStyles from '../common/table.module.css';
import { KindLabel } from './KindLabel';
import styles from './Layers.module.css';

/** One layer: what made it, its bytes, who shares it. Opens its details. */
export function LayerTableRow(props: {
  row: LayerRow;
  isOpen: boolean;
  format: (bytes: number) => string;
  formatDisk: (bytes: number) => string;
  /** Absent where the table has no column of waste. */
  formatWaste?: (bytes: number) => string;
  share: string;
  contents?: LayerContents;
  /** Absent where the image was not judged. */
  findings?: readonly Finding[];
  /** Against the release before; absent where nobody knows. */
  age?: LayerAge;
  views: Views;
  onToggle: (digest: string) => void;
}) {
  const { t } = useText();
  const { row, isOpen, format, formatDisk, formatWaste, share } = props;
  const { contents, findings, age, views, onToggle } = props;
  const { layer, number, repeats } = row;
  const secondary = `${tableStyles.number} ${styles.secondary}`;
  const disk = contents?.uncompressedBytes ?? layer.uncompressedBytes;
  const waste = wasteOf(contents);
  return (
    <tr aria-selected={isOpen || undefined}>
      <td className={tableStyles.number}>{number}</td>
      <td className={styles.kindCell}>
        <KindLabel kind={layer.kind} />
      </td>
      <th scope="row">
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={isOpen}
          onClick={() => onToggle(layer.digest)}
        >
          {isOpen ? (
            <RiArrowDownSLine aria-hidden />
          ) : (
            <RiArrowRightSLine aria-hidden />
          )}
          <span className={styles.instruction}>
            {shortInstruction(layer) ?? t('layers.noInstruction')}
          </span>
        </button>
        {repeats !== undefined && (
          <div>{t('layers.repeated', { number: String(repeats) })}</div>
        )}
        {layer.isEmpty && <div>{t('layers.emptyLayer')}</div>}
        <div className={styles.folded}>
          <span className={styles.kindFolded}>
            {t(`layers.kind_${layer.kind}`)},{' '}
          </span>
          <Shared layer={layer} />
          {age && `, ${t(`service.age_${age}`)}`}
        </div>
      </th>
      <td className={tableStyles.number}>
        <Bytes
          bytes={repeats === undefined ? layer.compressedBytes : 0}
          format={format}
        />
      </td>
      <td className={secondary}>{share}</td>
      <td className={secondary}>
        {disk === undefined ? (
          t('common.unknown')
        ) : (
          <Bytes bytes={disk} format={formatDisk} />
        )}
      </td>
      {formatWaste && (
        <td className={secondary}>
          {waste ? (
            <Bytes bytes={waste.bytes} format={formatWaste} />
          ) : (
            t('layers.notRead')
          )}
        </td>
      )}
      <td className={`${styles.tertiary} ${styles.shared}`}>
        <Shared layer={layer} />
      </td>
      <td className={styles.tertiary}>
        {age === undefined ? t('common.unknown') : t(`service.age_${age}`)}
      </td>
      <td className={tableStyles.number}>
        {findings === undefined && t('common.unknown')}
        {findings?.length === 0 && '0'}
        {findings && findings.length > 0 && (
          <Link
            href={views.href('findings', { finding: findings[0].id })}
            aria-label={t('layers.findingsLink', {
              amount: String(findings.length),
              number: String(number),
            })}
          >
            {findings.length}
          </Link>
        )}
      </td>
    </tr>
  );
}

/** In how many other images a layer is, and of how many services. */
function Shared(props: { layer: Layer }) {
  const { t } = useText();
  const { sharedWithImages, sharedWithServices } = props.layer;
  if (sharedWithImages === 0) {
    return <>{t('layers.sharedNone')}</>;
  }
  return (
    <>
      {t('layers.shared', { count: sharedWithImages })}
      {sharedWithServices !== undefined && sharedWithServices > 0 && (
        <>
          ,{' '}
          <span className={tableStyles.unbroken}>
            {t('service.sharedServices', { count: sharedWithServices })}
          </span>
        </>
      )}
    </>
  );
}
