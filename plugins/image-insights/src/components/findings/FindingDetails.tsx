import { Link } from '@backstage/ui';
import {
  formatBytes,
  type Finding,
  type Layer,
  type Rule,
} from '@image-insights/backstage-plugin-image-insights-common';
import { sentence } from '../../format';
import type { Views } from '../../url';
import {
  CopyButton,
  InEnglish,
  LayerLink,
  Path,
  Prose,
  useText,
} from '../common';
import { RuleText, useRuleTexts, Words } from '../rules';
import { CopyFix } from './CopyFix';
import { RemedyDiff } from './RemedyDiff';
import styles from './Findings.module.css';

/** Everything about one finding: what was seen, why, the change, how sure. */
export function FindingDetails(props: {
  finding: Finding;
  rule?: Rule;
  layers: readonly Layer[];
  views: Views;
}) {
  const { t } = useText();
  const { finding, rule, layers, views } = props;
  const { remedy, places } = finding;
  const texts = useRuleTexts();
  const title = texts.ofFinding(finding);
  const link = views.href('findings', { finding: finding.id });
  return (
    <dl className={styles.details}>
      <dt>{t('findings.seen')}</dt>
      <dd>
        <InEnglish>
          {/* Where the heading is the rule's, the finding's own is said here. */}
          {!title.isAsSent && title.words !== finding.title && (
            <>
              <Prose>{sentence(finding.title)}</Prose>{' '}
            </>
          )}
          <Prose>{finding.seen}</Prose>
        </InEnglish>
      </dd>
      <dt>{t('findings.why')}</dt>
      <dd>
        <RuleText rule={finding.rule} field="why" sent={finding.why} />
      </dd>
      <dt>{t('findings.change')}</dt>
      <dd>
        <p className={styles.text}>
          <InEnglish>
            <Prose>{sentence(remedy.text)}</Prose>
          </InEnglish>
        </p>
        {remedy.change && <RemedyDiff change={remedy.change} />}
        <div className={styles.actions}>
          <CopyFix finding={finding} />
          <CopyButton
            label={t('common.copyLink')}
            name={t('findings.copyFinding')}
            copiedLabel={t('common.linkCopied')}
            text={() => new URL(link, window.location.origin).href}
          />
        </div>
      </dd>
      {finding.gain && (
        <>
          <dt>{t('findings.gain')}</dt>
          <dd>
            <Gain gain={finding.gain} />
          </dd>
        </>
      )}
      <dt>{t('findings.sure')}</dt>
      <dd>
        {t('figures.method', {
          method: <Words of={texts.ofMethod(finding.method)} />,
          confidence: t(`figures.confidence_${finding.confidence}`),
        })}
      </dd>
      {places.length > 0 && (
        <>
          <dt>{t('findings.where')}</dt>
          <dd>
            <ul className={styles.places}>
              {places.map((place, index) => (
                <li key={index}>
                  <Place place={place} layers={layers} views={views} />
                </li>
              ))}
              {finding.placeCount > places.length && (
                <li>
                  {t('findings.placesMore', {
                    count: finding.placeCount - places.length,
                  })}
                </li>
              )}
            </ul>
          </dd>
        </>
      )}
      <dt>{t('findings.rule')}</dt>
      <dd>
        {rule
          ? t('findings.ruleVersion', {
              rule: finding.rule,
              version: String(rule.version),
            })
          : finding.rule}
        {rule && rule.sources.length > 0 && (
          <ul className={styles.places}>
            {rule.sources.map(({ name, url }) => (
              <li key={name}>{url ? <Link href={url}>{name}</Link> : name}</li>
            ))}
          </ul>
        )}
      </dd>
    </dl>
  );
}

function Gain(props: { gain: NonNullable<Finding['gain']> }) {
  const { t, locale } = useText();
  const { gain } = props;
  const bytes = (value: number) => formatBytes(value, { locale });
  const pull = gain.isEstimate
    ? t('findings.estimate', { gain: bytes(gain.compressedBytes) })
    : bytes(gain.compressedBytes);
  return (
    <>
      {gain.uncompressedBytes === undefined
        ? t('findings.gainPull', { pull })
        : t('findings.gainAll', { pull, disk: bytes(gain.uncompressedBytes) })}
      {gain.distinctCompressedBytes < gain.compressedBytes && (
        <>
          {', '}
          {t('findings.gainDistinct', {
            distinct: bytes(gain.distinctCompressedBytes),
          })}
        </>
      )}
      {': '}
      <InEnglish>{sentence(gain.how)}</InEnglish>
    </>
  );
}

function Place(props: {
  place: Finding['places'][number];
  layers: readonly Layer[];
  views: Views;
}) {
  const { t, locale } = useText();
  const { place, layers, views } = props;
  return (
    <>
      {place.layer !== undefined && (
        <LayerLink layers={layers} index={place.layer} views={views}>
          {t('findings.openLayer', { number: String(place.layer + 1) })}
        </LayerLink>
      )}{' '}
      {place.path !== undefined && (
        <Path isInImage={place.layer !== undefined}>{place.path}</Path>
      )}{' '}
      {place.line !== undefined &&
        t('findings.placeLine', { line: String(place.line) })}{' '}
      {place.bytes !== undefined &&
        t('findings.placeBytes', {
          size: formatBytes(place.bytes, { locale }),
        })}
    </>
  );
}
