import { RiArrowDownSLine, RiArrowRightSLine } from '@remixicon/react';
import { shortInstruction, type LayerRow } from '../../layers';
import { Bytes, useText } from '../common';
import tableStyles from '../common/table.module.css';
import { KindLabel } from './KindLabel';
import styles from './Layers.module.css';

/** One layer: what made it, its bytes, who shares it. Opens its details. */
export function LayerTableRow(props: {
  row: LayerRow;
  isOpen: boolean;
  format: (bytes: number) => string;
  share: string;
  onToggle: (digest: string) => void;
}) {
  const { t } = useText();
  const { row, isOpen, format, share, onToggle } = props;
  const { layer, number, repeats } = row;
  const secondary = `${tableStyles.number} ${styles.secondary}`;
  return (
    <tr aria-selected={isOpen || undefined}>
      <td className={tableStyles.number}>{number}</td>
      <td>
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
      </th>
      <td className={tableStyles.number}>
        <Bytes
          bytes={repeats === undefined ? layer.compressedBytes : 0}
          format={format}
        />
      </td>
      <td className={secondary}>{share}</td>
      <td className={secondary}>
        {layer.sharedWithImages === 0
          ? t('layers.sharedNone')
          : t('layers.shared', { count: layer.sharedWithImages })}
      </td>
    </tr>
  );
}
