import { layerAuditRowSchema } from '@image-insights/backstage-plugin-image-insights-common';
import type { UrlState } from '../../../url';
import { MultiPicker, type Text, useText } from '../../common';
import type { FurtherFilter } from '../../leaderboard/FiltersInUse';
import { placeNames, without } from '../common';
import styles from '../common/Audits.module.css';

/** The parameter by which layers are filtered, besides services. */
export const layerKindName = 'layerKind';

const kinds = layerAuditRowSchema.shape.kind.options;

function labelOf(value: string, { t }: Text): string {
  const kind = kinds.find(one => one === value);
  return kind ? t(`layers.kind_${kind}`) : value;
}

/** The filters by kind that an address names. */
export function layerKindFilters(url: UrlState, text: Text): FurtherFilter[] {
  const { t } = text;
  return url.getAll(layerKindName).map(value => ({
    name: layerKindName,
    value,
    label: t('leaderboard.filter', {
      name: t('audits.layers.kind'),
      value: labelOf(value, text),
    }),
  }));
}

/** Which kinds of layers are asked for. */
export function LayerKindPicker(props: { url: UrlState }) {
  const text = useText();
  const { url } = props;
  const values = url.getAll(layerKindName);
  return (
    <div className={styles.picker}>
      <MultiPicker
        label={text.t('audits.layers.kind')}
        values={values}
        options={[...new Set([...kinds, ...values])].map(id => ({
          id,
          label: labelOf(id, text),
        }))}
        onChange={chosen =>
          url.set({ ...without(placeNames), [layerKindName]: chosen })
        }
      />
    </div>
  );
}
