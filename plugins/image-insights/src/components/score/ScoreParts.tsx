import { Link } from '@backstage/ui';
import type {
  Finding,
  Judgement,
  Rule,
} from '@image-insights/backstage-plugin-image-insights-common';
import { formatPoints } from '../../format';
import type { Views } from '../../url';
import { DataTable, useText } from '../common';
import { FindingTitle, RuleText } from '../rules';
import tableStyles from '../common/table.module.css';
import styles from './Score.module.css';

type Part = Judgement['score']['parts'][number];
type Loss = Part['losses'][number];

const mostNamed = 4;

/**
 * The parts of a score, what each lost and to which finding, and what could
 * not be decided. The sum row is the score.
 */
export function ScoreParts(props: {
  judgement: Judgement;
  rules: ReadonlyMap<string, Rule>;
  views: Views;
}) {
  const { t, locale } = useText();
  const { judgement, rules, views } = props;
  const { score } = judgement;
  const points = (value: number) => formatPoints(value, locale);
  const findings = new Map(judgement.findings.map(one => [one.id, one]));
  const sum = (read: (part: Part) => number) =>
    points(
      score.parts.reduce(
        (total, part) => total + Math.round(read(part) * 100),
        0,
      ) / 100,
    );
  return (
    <>
      <DataTable label={t('score.table')}>
        <thead>
          <tr>
            <th scope="col">{t('score.part')}</th>
            <th scope="col" className={tableStyles.number}>
              {t('score.earned')}
            </th>
            <th scope="col" className={tableStyles.number}>
              {t('score.available')}
            </th>
            <th scope="col">{t('score.lostTo')}</th>
            <th scope="col" className={styles.wide}>
              {t('score.undecidedBy')}
            </th>
          </tr>
        </thead>
        <tbody>
          {score.parts.map(part => {
            const lost = (isOpen: boolean) => (
              <Losses
                losses={part.losses.filter(
                  loss => isUndecided(part, loss) === isOpen,
                )}
                part={part}
                findings={findings}
                rules={rules}
                views={views}
              />
            );
            return (
              <tr key={part.id}>
                <th scope="row">{t(`score.part_${part.id}`)}</th>
                <td className={tableStyles.number}>{points(part.earned)}</td>
                <td className={tableStyles.number}>{points(part.available)}</td>
                <td>
                  {lost(false)}
                  {part.undecided > 0 && (
                    <div className={styles.folded}>
                      {t('score.undecidedBy')}
                      {lost(true)}
                    </div>
                  )}
                </td>
                <td className={styles.wide}>{lost(true)}</td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr className={tableStyles.sum}>
            <th scope="row">{t('score.sum')}</th>
            <td className={tableStyles.number}>{sum(part => part.earned)}</td>
            <td className={tableStyles.number}>
              {sum(part => part.available)}
            </td>
            <td>{sum(part => part.lost)}</td>
            <td className={styles.wide}>{sum(part => part.undecided)}</td>
          </tr>
        </tfoot>
      </DataTable>
      <p className={styles.foot}>
        {t('score.formula')}{' '}
        {t('score.ruleSet', {
          ruleSet: judgement.ruleSet,
          formula: String(score.formula),
        })}
      </p>
    </>
  );
}

/** Bytes that were not read are undecided and have no rule of their own. */
function isUndecided(part: Part, loss: Loss): boolean {
  return (
    loss.undecidedRule !== undefined ||
    (loss.finding === undefined && part.id === 'waste')
  );
}

function Losses(props: {
  losses: readonly Loss[];
  part: Part;
  findings: ReadonlyMap<string, Finding>;
  rules: ReadonlyMap<string, Rule>;
  views: Views;
}) {
  const { t, locale } = useText();
  const { losses, part, findings, rules, views } = props;
  const sorted = [...losses].sort((a, b) => b.points - a.points);
  const named = sorted.slice(0, mostNamed);
  const rest = sorted.slice(mostNamed);
  if (losses.length === 0) {
    return <>{t('score.nothing')}</>;
  }

  function nameOf(loss: Loss) {
    if (loss.undecidedRule !== undefined) {
      return (
        <RuleText
          rule={loss.undecidedRule}
          field="title"
          sent={rules.get(loss.undecidedRule)?.title ?? loss.undecidedRule}
        />
      );
    }
    if (loss.finding !== undefined) {
      const finding = findings.get(loss.finding);
      return (
        <Link href={views.href('findings', { finding: loss.finding })}>
          {finding ? <FindingTitle finding={finding} /> : loss.finding}
        </Link>
      );
    }
    return part.id === 'size' ? t('score.lossSize') : t('score.lossBytes');
  }
  return (
    <ul className={styles.losses}>
      {named.map(loss => (
        <li
          key={loss.finding ?? loss.undecidedRule ?? ''}
          className={styles.loss}
        >
          <span className={tableStyles.number}>
            {formatPoints(loss.points, locale)}
          </span>{' '}
          <span>{nameOf(loss)}</span>
        </li>
      ))}
      {rest.length > 0 && (
        <li>
          {t('score.more', {
            count: rest.length,
            points: formatPoints(
              rest.reduce((sum, loss) => sum + loss.points, 0),
              locale,
            ),
          })}
        </li>
      )}
    </ul>
  );
}
