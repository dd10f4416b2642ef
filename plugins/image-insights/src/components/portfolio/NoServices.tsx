import { Text } from '@backstage/ui';
import { Snippet, useText } from '../common';
import { annotationLines } from '../images/annotationLines';
import type { PortfolioKind } from './portfolioOf';

/** Says that there is nothing to sum up, and how there would be. */
export function NoServices(props: {
  kind: PortfolioKind;
  /** False where a domain has no system. */
  isNamed: boolean;
}) {
  const { t } = useText();
  const { kind, isNamed } = props;
  if (!isNamed) {
    return <Text as="p">{t('portfolio.noSystems')}</Text>;
  }
  return (
    <>
      <Text as="p">{t(`portfolio.empty_${kind}`)}</Text>
      <Snippet text={annotationLines('checkout')} />
    </>
  );
}
