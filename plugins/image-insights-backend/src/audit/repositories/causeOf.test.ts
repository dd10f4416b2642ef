import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  scanActorSchema,
  scanCauseSchema,
} from '@image-insights/backstage-plugin-image-insights-common';
import { KNOWN_CODES, causeOf } from './causeOf';

const TABLE = [
  ['unauthorized', 'credentials', 'registry-owner'],
  ['forbidden', 'credentials', 'registry-owner'],
  ['credentials-unavailable', 'credentials', 'platform-team'],
  ['realm-refused', 'credentials', 'platform-team'],
  ['repository-missing', 'gone', 'service-owner'],
  ['manifest-missing', 'gone', 'nobody'],
  ['blob-missing', 'gone', 'service-owner'],
  ['throttled', 'slow-down', 'platform-team'],
  ['unavailable', 'connection', 'registry-owner'],
  ['timeout', 'connection', 'registry-owner'],
  ['tls', 'connection', 'platform-team'],
  ['address-refused', 'connection', 'platform-team'],
  ['redirect-refused', 'connection', 'platform-team'],
  ['integrity', 'wrong-digest', 'registry-owner'],
  ['too-large', 'limit', 'service-owner'],
  ['host-not-configured', 'annotation', 'platform-team'],
  ['invalid-reference', 'annotation', 'service-owner'],
  ['annotation-invalid', 'annotation', 'service-owner'],
  ['registry-not-configured', 'annotation', 'service-owner'],
  ['tag-pattern-invalid', 'annotation', 'service-owner'],
  ['budget-invalid', 'annotation', 'service-owner'],
  ['deployment-value-invalid', 'annotation', 'service-owner'],
  ['no-releases', 'no-releases', 'service-owner'],
  ['not-an-image', 'no-releases', 'service-owner'],
  ['platform-missing', 'no-releases', 'platform-team'],
  ['unsupported', 'other', 'service-owner'],
  ['invalid-answer', 'other', 'registry-owner'],
  ['source-failed', 'other', 'platform-team'],
  ['internal', 'other', 'platform-team'],
  ['interrupted', 'other', 'nobody'],
  ['closed', 'other', 'nobody'],
] as const;

const translatable = readFileSync(
  join(
    __dirname,
    '../../../../image-insights/src/translations/problemsEnglish.ts',
  ),
  'utf8',
);

describe('causeOf', () => {
  it.each(TABLE)(
    'takes %s for %s, to be mended by the %s',
    (code, cause, actor) => {
      expect(causeOf(code)).toMatchObject({ cause, actor });
    },
  );

  it('leaves no code of the table untested', () => {
    expect([...KNOWN_CODES].sort()).toEqual(TABLE.map(([code]) => code).sort());
  });

  it('leaves what it does not know to whoever runs the portal', () => {
    expect(causeOf('of-another-source')).toMatchObject({
      cause: 'other',
      actor: 'platform-team',
    });
    expect(causeOf('toString')).toMatchObject({ cause: 'other' });
  });

  it('has a code for every cause and every actor', () => {
    const found = KNOWN_CODES.map(causeOf);
    expect(new Set(found.map(({ cause }) => cause))).toEqual(
      new Set(scanCauseSchema.options),
    );
    expect(new Set(found.map(({ actor }) => actor))).toEqual(
      new Set(scanActorSchema.options),
    );
  });

  it('says in a sentence what to do', () => {
    for (const code of KNOWN_CODES) {
      expect(causeOf(code).remedy).toMatch(/^[A-Z].{20,}\.$/);
    }
  });

  it.each(KNOWN_CODES)(
    'says of %s what translations of the frontend start from',
    code => {
      expect(translatable).toMatch(new RegExp(`^ +'?${code}'?:`, 'm'));
      expect(translatable).toContain(`'${causeOf(code).remedy}'`);
    },
  );
});
