import { digestOf, TestImage } from '../../testing';
import { historyOf, kit, onDebian, run } from '../layers/testing';
import { findingsOf, outcomeOf } from '../testing';
import { latestTagDeployed } from './latestTagDeployed';
import { missingLabels } from './missingLabels';
import { noProvenance } from './noProvenance';
import { tagMoved } from './tagMoved';

const oci = (name: string) => `org.opencontainers.image.${name}`;
const image = onDebian([run('true')]);

describe('missing-labels', () => {
  it('lists what is missing, and how to set it', () => {
    const [finding] = findingsOf(missingLabels, {
      image: { ...image, labels: { [oci('source')]: 'https://example.com/a' } },
    });
    expect(finding).toMatchObject({
      title: 'No revision and version label',
      severity: 'low',
    });
    expect(finding.remedy.change?.after).toContain(
      `--label ${oci('revision')}="$(git rev-parse HEAD)"`,
    );
  });

  it('only hints where sources can be found', () => {
    expect(
      findingsOf(missingLabels, {
        image: {
          ...image,
          labels: {
            [oci('source')]: 'https://example.com/a',
            [oci('revision')]: 'abc',
          },
        },
      }),
    ).toMatchObject([{ title: 'No version label', severity: 'info' }]);
  });

  it('passes with labels and annotations together, and the time of the config', () => {
    expect(
      outcomeOf(missingLabels, {
        image: {
          ...image,
          labels: {
            [oci('source')]: 'https://example.com/a',
            [oci('revision')]: 'abc',
          },
          indexAnnotations: { [oci('version')]: '1.0.0' },
        },
      }),
    ).toEqual({ state: 'passed' });
  });

  it("does not take the version of the base for the image's own", () => {
    const onUbuntu: TestImage = {
      layers: ['ubuntu', 'app'],
      labels: {
        [oci('source')]: 'https://example.com/a',
        [oci('revision')]: 'abc',
        [oci('version')]: '24.04',
      },
      history: [
        kit('ARG LAUNCHPAD_BUILD_ARCH', true),
        kit(`LABEL ${oci('version')}=24.04`, true),
        kit('ADD file:0123456789abcdef in /'),
        kit('CMD ["/bin/bash"]', true),
        kit('COPY . /app'),
      ],
    };
    const [finding] = findingsOf(missingLabels, { image: onUbuntu });
    expect(finding.seen).toContain('that of its base image');
    expect(
      outcomeOf(missingLabels, {
        image: {
          ...onUbuntu,
          labels: { ...onUbuntu.labels, [oci('version')]: '3.1.0' },
        },
      }),
    ).toEqual({ state: 'passed' });
  });
});

describe('no-provenance', () => {
  it('finds that there is none only where it was looked for', () => {
    expect(
      findingsOf(noProvenance, {
        image,
        provenance: {
          known: false,
          reason: 'the index lists no attestation',
          isAbsent: true,
        },
      }),
    ).toHaveLength(1);
    expect(
      outcomeOf(noProvenance, {
        image,
        provenance: { known: false, reason: 'the registry did not answer' },
      }),
    ).toEqual({
      state: 'undecided',
      missing: 'registry',
      reason: 'the registry did not answer',
    });
  });

  it('passes with one', () => {
    expect(
      outcomeOf(noProvenance, {
        image,
        provenance: {
          known: true,
          value: { version: 1, predicateType: 'p', images: [], others: [] },
        },
      }),
    ).toEqual({ state: 'passed' });
  });
});

describe('tag-moved', () => {
  const moved = (tag: string) =>
    historyOf([], {
      tag,
      movedFrom: [{ digest: digestOf('old'), until: '2026-11-01T10:00:00Z' }],
    });

  it.each([
    '1.4.2',
    'v1.4.2',
    '1.4.2-alpine',
    '2026.11.21',
    '3f2a1bc9',
    '20261121-1530',
  ])('finds that %s was moved', tag => {
    expect(findingsOf(tagMoved, { image, history: moved(tag) })).toMatchObject([
      { key: tag, title: `The tag ${tag} was moved` },
    ]);
  });

  it.each(['latest', 'main', '1', '1.4', 'stable', '1-alpine'])(
    'does not concern %s, which may move',
    tag => {
      expect(outcomeOf(tagMoved, { image, history: moved(tag) })).toMatchObject(
        { state: 'not-applicable' },
      );
    },
  );

  it('passes where the tag always pointed to this image', () => {
    expect(
      outcomeOf(tagMoved, { image, history: historyOf([], { tag: '1.4.2' }) }),
    ).toEqual({ state: 'passed' });
  });
});

describe('latest-tag-deployed', () => {
  it('finds an image that only latest and main name', () => {
    expect(
      findingsOf(latestTagDeployed, {
        image,
        history: historyOf([], { tag: 'latest', tags: ['latest', 'main'] }),
      }),
    ).toMatchObject([{ title: 'Only latest, main names the image' }]);
  });

  it('passes where a version names it, too', () => {
    expect(
      outcomeOf(latestTagDeployed, {
        image,
        history: historyOf([], { tag: 'latest', tags: ['latest', '1.4'] }),
      }),
    ).toEqual({ state: 'passed' });
    expect(
      outcomeOf(latestTagDeployed, {
        image,
        history: historyOf([], { tag: '1.4.2' }),
      }),
    ).toEqual({ state: 'passed' });
  });

  it('does not know where the other tags are not', () => {
    expect(
      outcomeOf(latestTagDeployed, {
        image,
        history: historyOf([], { tag: 'latest' }),
      }),
    ).toMatchObject({ state: 'undecided', missing: 'registry' });
  });
});
