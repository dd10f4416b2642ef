import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Link,
} from '@backstage/ui';
import type { Leaderboard } from '@image-insights/backstage-plugin-image-insights-common';
import { useEntityLink } from '../../entity';
import { DataTable, useText } from '../common';

/** Services with images of which nothing could be read, each with its reason. */
export function NotRanked(props: { services: Leaderboard['notRanked'] }) {
  const { t } = useText();
  const { services } = props;
  const link = useEntityLink();
  const title = t('leaderboard.notRanked', { count: services.length });
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
            {services.map(({ entityRef, title: name, problem }) => (
              <tr key={entityRef}>
                <th scope="row">
                  <Link href={link(entityRef)}>{name}</Link>
                </th>
                <td>{problem.message}</td>
                <td>{problem.remedy}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      </AccordionPanel>
    </Accordion>
  );
}
