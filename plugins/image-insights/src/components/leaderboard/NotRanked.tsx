import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Link,
} from '@backstage/ui';
import type { Leaderboard } from '@image-insights/backstage-plugin-image-insights-common';
import { useEntityLink } from '../../entity';
import { useOrganisationLink } from '../../links';
import { DataTable, ProblemMessage, ProblemRemedy, useText } from '../common';
import styles from './Leaderboard.module.css';

/** Services that are shown at once; scan health has them all, by cause. */
const MOST_SHOWN = 20;

/** Services with images of which nothing could be read, each with its reason. */
export function NotRanked(props: {
  services: Leaderboard['notRanked'];
  /** All of them. */
  count: number;
}) {
  const { t, locale } = useText();
  const { services, count } = props;
  const link = useEntityLink();
  const health = useOrganisationLink()('scans');
  const title = t('leaderboard.notRanked', { count });
  const hidden = count - Math.min(MOST_SHOWN, services.length);
  return (
    <Accordion>
      <AccordionTrigger title={title} />
      <AccordionPanel>
        <DataTable label={title}>
          <thead>
            <tr>
              <th scope="col">{t('leaderboard.columnService')}</th>
              <th scope="col">{t('tags.why')}</th>
              <th scope="col">{t('tags.remedy')}</th>
            </tr>
          </thead>
          <tbody>
            {services
              .slice(0, MOST_SHOWN)
              .map(({ entityRef, title: name, problem }) => (
                <tr key={entityRef}>
                  <th scope="row">
                    <Link href={link(entityRef)}>{name}</Link>
                  </th>
                  <td>
                    <ProblemMessage problem={problem} />
                  </td>
                  <td>
                    <ProblemRemedy code={problem.code} sent={problem.remedy} />
                  </td>
                </tr>
              ))}
          </tbody>
        </DataTable>
        <p className={styles.note}>
          {hidden > 0 &&
            `${t('board.moreNotRanked', {
              count: hidden,
              amount: hidden.toLocaleString(locale),
            })} `}
          {health !== undefined && (
            <Link href={health}>{t('board.whyNotRanked')}</Link>
          )}
        </p>
      </AccordionPanel>
    </Accordion>
  );
}
