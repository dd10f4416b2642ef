import { Alert } from '@backstage/ui';
import { useLayerAudit } from '../../../data';
import { useUrlState } from '../../../url';
import { useText } from '../../common';
import {
  AuditFrame,
  auditSort,
  serviceFilters,
  UnknownRow,
  useOpenRow,
  valuesOf,
} from '../common';
import {
  layerKindFilters,
  layerKindName,
  LayerKindPicker,
} from './LayerKindPicker';
import { layerOrders } from './layerOrders';
import { LayerUses } from './LayerUses';
import { SharedLayerAnswer } from './SharedLayerAnswer';
import { SharedLayerTable } from './SharedLayerTable';

const rowsOfPage = 50;

/** What sharing layers saves, which layers are shared, and by whom. */
export function LayersAudit() {
  const text = useText();
  const { t } = text;
  const url = useUrlState();
  const open = useOpenRow(url);
  const sort = auditSort({ url, orders: layerOrders });
  const services = serviceFilters(url);
  const filters = { ...services, layerKind: valuesOf(url, layerKindName) };
  const order = { orderBy: sort.orderBy, order: sort.order };
  const audit = useLayerAudit({
    ...filters,
    ...order,
    limit: rowsOfPage,
    cursor: url.get('after'),
  });
  return (
    <AuditFrame
      data={audit}
      url={url}
      unknownSort={sort.unknown}
      further={layerKindFilters(url, text)}
      pickers={() => <LayerKindPicker url={url} />}
      pickerCount={1}
      csv={{
        list: 'audit/layers',
        name: 'image-insights-shared-layers',
        query: { ...filters, ...order },
      }}
      countText={({ totalCount }) =>
        t('audits.layers.count', { count: totalCount })
      }
      hasDrawing
      sentence={({ totals }) => <SharedLayerAnswer totals={totals} />}
      nothing={() => (
        <Alert
          status="info"
          icon
          title={t('audits.layers.none')}
          description={t('audits.layers.noneText')}
        />
      )}
    >
      {(value, isStale) => (
        <>
          <UnknownRow
            open={open}
            keys={value.items.map(({ digest }) => digest)}
          />
          <SharedLayerTable
            audit={value}
            isStale={isStale}
            sort={sort}
            open={open}
          >
            {row => (
              <LayerUses
                key={row.digest}
                layer={row}
                filters={services}
                url={url}
              />
            )}
          </SharedLayerTable>
        </>
      )}
    </AuditFrame>
  );
}
