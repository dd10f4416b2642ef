import { useState } from 'react';
import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Button,
} from '@backstage/ui';
import {
  formatBytesChange,
  type Comparison,
} from '@image-insights/backstage-plugin-image-insights-common';
import { byteColumn, sentence, signOf } from '../../format';
import { Bytes, DataTable, InEnglish, Path, Section, useText } from '../common';
import tableStyles from '../common/table.module.css';
import styles from './Compare.module.css';

type Known = Extract<Comparison['contents'], { known: true }>;
type Change = Known['files'][number];

const mostAtFirst = 20;

/** Which packages, directories and files grew, came and went. */
export function ContentsChanges(props: { contents: Comparison['contents'] }) {
  const { t, locale } = useText();
  const { contents } = props;
  if (!contents.known) {
    return (
      <Section title={t('compare.contents')}>
        <p className={styles.note}>
          {t('compare.contentsUnknown', {
            reason: <InEnglish>{sentence(contents.reason)}</InEnglish>,
          })}
        </p>
      </Section>
    );
  }
  const groups = [
    ['packages', contents.packages],
    ['directories', contents.directories],
    ['files', contents.files],
  ] as const;
  return (
    <Section title={t('compare.contents')}>
      <p className={styles.note}>
        {t('compare.contentsSum', {
          change: formatBytesChange(contents.bytes, { locale }),
        })}
      </p>
      {groups.map(([name, changes]) =>
        changes.length === 0 ? null : (
          <Accordion key={name} defaultExpanded={name !== 'files'}>
            <AccordionTrigger
              level={4}
              title={t(`compare.${name}`, { amount: String(changes.length) })}
            />
            <AccordionPanel>
              <Changes
                label={t(`compare.${name}`, { amount: String(changes.length) })}
                changes={changes}
                isPackages={name === 'packages'}
              />
            </AccordionPanel>
          </Accordion>
        ),
      )}
    </Section>
  );
}

function Changes(props: {
  label: string;
  changes: readonly Change[];
  isPackages: boolean;
}) {
  const { t, locale } = useText();
  const { label, changes, isPackages } = props;
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? changes : changes.slice(0, mostAtFirst);
  const format = byteColumn(
    changes.map(({ bytes }) => Math.abs(bytes)),
    locale,
  );
  return (
    <>
      <DataTable label={label}>
        <thead>
          <tr>
            <th scope="col">{t('compare.name')}</th>
            {isPackages && <th scope="col">{t('compare.version')}</th>}
            <th scope="col" className={styles.secondary}>
              {t('compare.what')}
            </th>
            <th scope="col" className={tableStyles.number}>
              {t('compare.change')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(change => (
            <tr key={change.name}>
              <th scope="row">
                {isPackages ? (
                  change.name
                ) : (
                  <Path isInImage>{change.name}</Path>
                )}
              </th>
              {isPackages && (
                <td className={tableStyles.wrap}>
                  <Versions change={change} />
                </td>
              )}
              <td className={styles.secondary}>
                {t(`compare.change_${change.kind}`)}
              </td>
              <td className={tableStyles.number}>
                <Bytes
                  bytes={change.bytes}
                  format={bytes => signed(bytes, format, locale)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      {shown.length < changes.length && (
        <Button
          size="small"
          variant="tertiary"
          onPress={() => setShowsAll(true)}
        >
          {t('compare.more', { amount: String(changes.length) })}
        </Button>
      )}
    </>
  );
}

/** What is too small for the column's unit has its own. */
function signed(
  bytes: number,
  format: (bytes: number) => string,
  locale: string,
): string {
  const text = format(Math.abs(bytes));
  return text.startsWith('<')
    ? formatBytesChange(bytes, { locale })
    : `${signOf(bytes)}${text}`;
}

function Versions(props: { change: Change }) {
  const { t } = useText();
  const { fromVersion, toVersion } = props.change;
  if (
    fromVersion !== undefined &&
    toVersion !== undefined &&
    fromVersion !== toVersion
  ) {
    return (
      <>{t('compare.versionChange', { from: fromVersion, to: toVersion })}</>
    );
  }
  return <>{toVersion ?? fromVersion ?? t('common.unknown')}</>;
}
