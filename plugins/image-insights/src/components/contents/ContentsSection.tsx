import { ReactNode } from 'react';
import { Accordion, AccordionPanel, AccordionTrigger } from '@backstage/ui';
import {
  formatBytes,
  type ContentsSummary,
  type Image,
} from '@image-insights/backstage-plugin-image-insights-common';
import type { Views } from '../../url';
import { Section, useText } from '../common';
import { ContentsNotice } from './ContentsNotice';
import { DivePair } from './DivePair';
import {
  Duplicates,
  Executables,
  HiddenFiles,
  LargestFiles,
  LargestPackages,
} from './FileTables';
import { SpaceBar } from './SpaceBar';
import { SystemFacts } from './SystemFacts';
import styles from './Contents.module.css';

/** What takes the space in an image, from the contents of its layers. */
export function ContentsSection(props: {
  tag: string;
  image: Image;
  views: Views;
}) {
  const { t, locale } = useText();
  const { tag, image, views } = props;
  const { contents, contentsState } = image;
  const bytes = (value: number) => formatBytes(value, { locale });
  return (
    <Section title={t('contents.heading', { tag })}>
      <div className={styles.blocks}>
        <ContentsNotice state={contentsState} />
        {contents && (
          <>
            <p className={styles.sentence}>
              {contents.wastedBytes > 0
                ? t('contents.sentence', {
                    live: bytes(contents.liveBytes),
                    wasted: bytes(contents.wastedBytes),
                  })
                : t('contents.sentenceClean', {
                    live: bytes(contents.liveBytes),
                  })}
              {contents.duplicateBytes > 0 && (
                <>
                  {' '}
                  {t('contents.duplicateNote', {
                    size: bytes(contents.duplicateBytes),
                  })}
                </>
              )}
            </p>
            <div className={styles.columns}>
              <div>
                <SpaceBar contents={contents} />
              </div>
              <SystemFacts contents={contents} />
            </div>
            <Blocks image={image} contents={contents} views={views} />
          </>
        )}
      </div>
    </Section>
  );
}

function Blocks(props: {
  image: Image;
  contents: ContentsSummary;
  views: Views;
}) {
  const { t, locale } = useText();
  const { image, contents, views } = props;
  const { layers } = image;
  const { hidden, dive } = contents;
  const bytes = (value: number) => formatBytes(value, { locale });
  const strippable = contents.executables.reduce(
    (sum, file) => sum + file.symbolBytes + file.debugBytes,
    0,
  );
  return (
    <div>
      {contents.hiddenFiles.length > 0 && (
        <Block
          title={t('contents.hiddenTable', {
            size: bytes(contents.wastedBytes),
          })}
          subtitle={t('contents.hiddenSubtitle', {
            removed: bytes(hidden.removed),
            rewritten: bytes(hidden.rewritten),
            metadata: bytes(hidden.metadata),
          })}
        >
          {contents.hiddenBaseBytes > 0 && (
            <p className={styles.note}>
              {t('contents.hiddenBase', {
                size: bytes(contents.hiddenBaseBytes),
              })}
            </p>
          )}
          <HiddenFiles contents={contents} layers={layers} views={views} />
        </Block>
      )}
      {contents.largestFiles.length > 0 && (
        <Block title={t('contents.filesTable')}>
          <LargestFiles contents={contents} layers={layers} views={views} />
        </Block>
      )}
      {contents.largestPackages.length > 0 && (
        <Block title={t('contents.packagesTable')}>
          <LargestPackages contents={contents} />
        </Block>
      )}
      {contents.duplicates.length > 0 && (
        <Block
          title={t('contents.duplicates', {
            size: bytes(contents.duplicateBytes),
          })}
        >
          <Duplicates contents={contents} />
        </Block>
      )}
      {contents.executables.length > 0 && (
        <Block title={t('contents.executables', { size: bytes(strippable) })}>
          <Executables contents={contents} />
        </Block>
      )}
      <Block
        title={t('contents.dive')}
        subtitle={t('contents.diveSubtitle', {
          efficiency: dive.efficiency.toLocaleString(locale, {
            style: 'percent',
            maximumFractionDigits: 2,
          }),
          wasted: bytes(dive.wastedBytes),
        })}
      >
        <DivePair contents={contents} />
      </Block>
    </div>
  );
}

function Block(props: {
  title: string;
  subtitle?: string;
  children: ReactNode;
}) {
  const { title, subtitle, children } = props;
  return (
    <Accordion>
      <AccordionTrigger level={4} title={title} subtitle={subtitle} />
      <AccordionPanel>{children}</AccordionPanel>
    </Accordion>
  );
}
