import { stringifyEntityRef } from '@backstage/catalog-model';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { Button, Skeleton, Text } from '@backstage/ui';
import { useEntityHistory, useEntitySummary } from '../../data';
import { useEntityTab } from '../../entity';
import { useViewSettings } from '../../settings';
import { Root, useText, When } from '../common';
import { CardFacts } from './CardFacts';
import { TabLink } from './TabLink';
import styles from './Card.module.css';

/**
 * The newest image of the entity in context against the release before, in at
 * most six facts.
 */
export function EntityImageSummaryCard() {
  const { t } = useText();
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const tab = useEntityTab(entityRef);
  const { value, error, retry } = useEntitySummary(entityRef);
  const [first, ...others] = value?.repositories ?? [];

  return (
    <EntityInfoCard
      title={t('card.title')}
      footerActions={
        // The root is as wide as it is told to be.
        <div className={styles.footer}>
          <Root>
            <span className={styles.foot}>
              <span className={styles.quiet}>
                {first && <LastRead time={first.lastSuccessAt} />}
              </span>
              {tab !== undefined && (
                <TabLink tab={tab}>
                  {others.length > 0
                    ? t('portfolio.allImages', {
                        amount: String(others.length + 1),
                      })
                    : t('card.all')}
                </TabLink>
              )}
            </span>
          </Root>
        </div>
      }
    >
      <Root>
        <div className={styles.root} aria-busy={!value && !error}>
          {error && !value && (
            <>
              <Text as="p" role="alert">
                {t('error.title')}
              </Text>
              <div>
                <Button size="small" variant="secondary" onPress={retry}>
                  {t('common.tryAgain')}
                </Button>
              </div>
            </>
          )}
          {!value && !error && (
            <>
              <Skeleton width="60%" height={22} />
              <Skeleton width="90%" height={30} />
              <Skeleton width="80%" height={22} />
              <Skeleton width="60%" height={22} />
              <Skeleton width="70%" height={40} />
            </>
          )}
          {value && value.repositories.length === 0 && (
            <>
              <Text as="p">
                {value.annotationProblems.length > 0
                  ? t('states.annotationWrong')
                  : t('card.notLinked')}
              </Text>
              {tab !== undefined && (
                <TabLink tab={tab}>
                  {value.annotationProblems.length > 0
                    ? t('card.why')
                    : t('card.howTo')}
                </TabLink>
              )}
            </>
          )}
          {value && value.repositories.length > 0 && (
            <Facts entityRef={entityRef} tab={tab} summary={value} />
          )}
        </div>
      </Root>
    </EntityInfoCard>
  );
}

function LastRead(props: { time: string | undefined }) {
  const { t } = useText();
  const { time } = props;
  return (
    <>
      {time === undefined
        ? t('tab.readNever')
        : t('tab.readWhen', { when: <When time={time} /> })}
    </>
  );
}

function Facts(props: {
  entityRef: string;
  tab: string | undefined;
  summary: Parameters<typeof CardFacts>[0]['summary'];
}) {
  const { entityRef, tab, summary } = props;
  const [first] = summary.repositories;
  const { showSpark = true } = useViewSettings();
  const history = useEntityHistory({
    entityRef: showSpark ? entityRef : undefined,
    repository: first.repository,
    version: `${first.lastSuccessAt ?? ''} ${first.current?.digest ?? ''}`,
  });
  return (
    <CardFacts tab={tab} summary={summary} points={history.value?.points} />
  );
}
