import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { Button, Text } from '@backstage/ui';
import { useOverview } from '../../data';
import { Root, ScanHealthLink, useText } from '../common';
import { MaybeLink } from './MaybeLink';
import { NoServices } from './NoServices';
import { type PortfolioKind, portfolioKindOf } from './portfolioOf';
import { PortfolioFacts } from './PortfolioFacts';
import { PortfolioSkeleton } from './PortfolioSkeleton';
import { usePortfolio } from './usePortfolio';
import { usePortfolioLinks } from './usePortfolioLinks';
import styles from './Portfolio.module.css';

/**
 * What the images of a system's, a domain's or a group's services come to,
 * which of them grew most, and what to do first. Nothing on other entities.
 */
export function EntityImagePortfolioCard() {
  const { entity } = useEntity();
  const kind = portfolioKindOf(entity);
  return kind ? <Card kind={kind} /> : null;
}

function Card(props: { kind: PortfolioKind }) {
  const { t, locale } = useText();
  const { entity } = useEntity();
  const { kind } = props;
  const portfolio = usePortfolio(entity, kind);
  const { by, names = [], isCut } = portfolio.value ?? {};
  // Without a name the filter would mean every service.
  const isNamed = by !== undefined && names.length > 0;
  const overview = useOverview(
    isNamed ? { ...filterOf(by, names), limit: 3 } : undefined,
  );
  const links = usePortfolioLinks(portfolio.value);
  const { value } = overview;
  const error = portfolio.error ?? (value ? undefined : overview.error);
  const isEmpty = portfolio.value && (!isNamed || value?.services === 0);
  const isUnread = value && value.services > 0 && value.images === 0;
  const isFull = value && value.images > 0;
  const isLoading = !error && !isEmpty && !value;

  return (
    <EntityInfoCard
      title={t(`portfolio.title_${kind}`)}
      headerActions={
        value && value.services > 0 ? (
          <MaybeLink href={links('leaderboard')}>
            {t('portfolio.all', {
              count: value.services,
              amount: value.services.toLocaleString(locale),
            })}
          </MaybeLink>
        ) : undefined
      }
    >
      <Root>
        <div className={styles.root} aria-busy={isLoading}>
          {isLoading && <PortfolioSkeleton />}
          {error && (
            <>
              <Text as="p" role="alert">
                {t('error.title')} {error.message}
              </Text>
              <div>
                <Button
                  size="small"
                  variant="secondary"
                  onPress={portfolio.error ? portfolio.retry : overview.retry}
                >
                  {t('common.tryAgain')}
                </Button>
              </div>
            </>
          )}
          {!error && isEmpty && <NoServices kind={kind} isNamed={isNamed} />}
          {!error && isUnread && (
            <>
              <Text as="p">
                {t('portfolio.unread', { count: value.services })}
              </Text>
              <div>
                <ScanHealthLink />
              </div>
            </>
          )}
          {!error && isFull && (
            <PortfolioFacts
              overview={value}
              isCut={isCut ?? false}
              links={links}
            />
          )}
        </div>
      </Root>
    </EntityInfoCard>
  );
}

function filterOf(by: 'owner' | 'system', names: string[]) {
  return by === 'owner' ? { owner: names } : { system: names };
}
