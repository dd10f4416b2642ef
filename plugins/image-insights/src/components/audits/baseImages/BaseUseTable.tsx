import type {
  BaseImageAuditRow,
  BaseImageUse,
} from '@image-insights/backstage-plugin-image-insights-common';
import { useEntityLink } from '../../../entity';
import { byteColumn, capital, formatAge, sentence } from '../../../format';
import {
  Bytes,
  DataTable,
  InEnglish,
  Prose,
  useText,
  When,
} from '../../common';
import tableStyles from '../../common/table.module.css';
import { ImageCell, ServiceCell, viewHref } from '../common';
import styles from '../common/Audits.module.css';

/** Images on a base, those furthest behind first. */
export function BaseUseTable(props: {
  label: string;
  base: BaseImageAuditRow;
  uses: readonly BaseImageUse[];
  isStale?: boolean;
}) {
  const { t, locale } = useText();
  const { label, base, uses, isStale } = props;
  const tab = useEntityLink();
  const format = byteColumn(
    [base.updateMovesBytes ?? 0, ...uses.map(use => use.baseBytes ?? 0)],
    locale,
  );
  const number = tableStyles.number;
  const isUnknown = base.kind === 'unknown';
  const hasLayers = base.kind === 'named' || base.kind === 'unnamed';
  return (
    <DataTable label={label} isStale={isStale}>
      <thead>
        <tr>
          <th scope="col">{t('audits.columnService')}</th>
          <th scope="col" className={styles.secondary}>
            {t('audits.columnImage')}
          </th>
          {hasLayers && (
            <>
              <th scope="col">{t('audits.baseImages.columnAge')}</th>
              <th scope="col" className={number}>
                {t('audits.baseImages.columnPart')}
              </th>
              <th scope="col" className={number}>
                {t('audits.baseImages.columnUpdate')}
              </th>
            </>
          )}
          <th scope="col" className={isUnknown ? undefined : styles.secondary}>
            {t(
              isUnknown
                ? 'audits.baseImages.columnWhy'
                : 'audits.baseImages.columnHow',
            )}
          </th>
        </tr>
      </thead>
      <tbody>
        {uses.map(use => (
          <tr key={`${use.entityRef} ${use.repository}`}>
            <th scope="row">
              <ServiceCell
                service={use}
                image={use}
                href={viewHref(tab(use.entityRef), '', {
                  repo: use.repository,
                })}
              />
            </th>
            <td className={styles.secondary}>
              <ImageCell image={use} />
            </td>
            {hasLayers && (
              <>
                <td>
                  <Age use={use} />
                </td>
                <td className={number}>
                  {use.baseBytes === undefined ? (
                    t('common.unknown')
                  ) : (
                    <Bytes bytes={use.baseBytes} format={format} />
                  )}
                </td>
                <td className={number}>
                  {use.daysBehind === undefined && t('common.unknown')}
                  {use.daysBehind === 0 && t('audits.baseImages.nothing')}
                  {use.daysBehind !== undefined &&
                    use.daysBehind > 0 &&
                    (base.updateMovesBytes === undefined ? (
                      t('common.unknown')
                    ) : (
                      <Bytes bytes={base.updateMovesBytes} format={format} />
                    ))}
                </td>
              </>
            )}
            <td className={isUnknown ? undefined : styles.secondary}>
              {use.baseImage.known ? (
                t('figures.method', {
                  method: t(`figures.method_${use.baseImage.method}`),
                  confidence: t(
                    `figures.confidence_${use.baseImage.confidence}`,
                  ),
                })
              ) : (
                <InEnglish>
                  <Prose>{capital(sentence(use.baseImage.reason))}</Prose>
                </InEnglish>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

/** When the base of an image was built, and how far behind that is. */
function Age(props: { use: BaseImageUse }) {
  const { t, locale } = useText();
  const { builtAt, daysBehind } = props.use;
  return (
    <span className={styles.two}>
      <span>
        {builtAt === undefined ? (
          t('audits.baseImages.ageUnknown')
        ) : (
          <When time={builtAt} />
        )}
      </span>
      {daysBehind !== undefined && (
        <span className={styles.quiet}>
          {daysBehind === 0
            ? t('audits.baseImages.newest')
            : t('audits.baseImages.ageBehind', {
                age: formatAge(daysBehind, locale),
              })}
        </span>
      )}
    </span>
  );
}
