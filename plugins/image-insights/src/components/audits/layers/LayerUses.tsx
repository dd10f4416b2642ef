import { Link } from '@backstage/ui';
import type {
  LayerAuditRow,
  LayerUse,
  LayerUsesQuery,
} from '@image-insights/backstage-plugin-image-insights-common';
import { useLayerUses } from '../../../data';
import { useEntityLink } from '../../../entity';
import type { UrlState } from '../../../url';
import { DataTable, Digest, useText } from '../../common';
import {
  ImageCell,
  OpenedRow,
  rowsInside,
  ServiceCell,
  viewHref,
} from '../common';
import styles from '../common/Audits.module.css';

/** What made one layer, and which images hold it, a page of them. */
export function LayerUses(props: {
  layer: LayerAuditRow;
  /** Of the list that the row stands in. */
  filters: Omit<LayerUsesQuery, 'layer'>;
  url: UrlState;
}) {
  const { t, locale } = useText();
  const { layer, filters, url } = props;
  const uses = useLayerUses({
    ...filters,
    layer: layer.digest,
    limit: rowsInside,
    cursor: url.get('more'),
  });
  return (
    <OpenedRow
      data={uses}
      url={url}
      rows={layer.images}
      above={
        <dl className={styles.facts}>
          {layer.instruction && (
            <>
              <dt>{t('audits.layers.instruction')}</dt>
              <dd>
                <code>{layer.instruction.text}</code>
              </dd>
            </>
          )}
          <dt>{t('audits.layers.digest')}</dt>
          <dd>
            <Digest digest={layer.digest} />
          </dd>
        </dl>
      }
    >
      {({ items, totalCount }, isStale) => (
        <LayerUseTable
          label={t('audits.layers.uses', {
            amount: totalCount.toLocaleString(locale),
          })}
          layer={layer}
          uses={items}
          isStale={isStale}
        />
      )}
    </OpenedRow>
  );
}

function LayerUseTable(props: {
  label: string;
  layer: LayerAuditRow;
  uses: readonly LayerUse[];
  isStale: boolean;
}) {
  const { t } = useText();
  const { label, layer, uses, isStale } = props;
  const tab = useEntityLink();
  return (
    <DataTable label={label} isStale={isStale}>
      <thead>
        <tr>
          <th scope="col">{t('audits.columnService')}</th>
          <th scope="col">{t('audits.columnImage')}</th>
          <th scope="col">{t('audits.layers.columnPosition')}</th>
        </tr>
      </thead>
      <tbody>
        {uses.map(use => {
          const number = String(use.index + 1);
          return (
            <tr key={`${use.entityRef} ${use.repository} ${number}`}>
              <th scope="row">
                <ServiceCell
                  service={use}
                  href={viewHref(tab(use.entityRef), '', {
                    repo: use.repository,
                  })}
                />
              </th>
              <td>
                <ImageCell image={use} />
              </td>
              <td>
                <Link
                  href={viewHref(tab(use.entityRef), '', {
                    repo: use.repository,
                    layer: layer.digest,
                  })}
                  aria-label={t('audits.layers.positionOf', {
                    number,
                    service: use.title,
                  })}
                >
                  {t('audits.layers.position', { number })}
                </Link>
              </td>
            </tr>
          );
        })}
      </tbody>
    </DataTable>
  );
}
