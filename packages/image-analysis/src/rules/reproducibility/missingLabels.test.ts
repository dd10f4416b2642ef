import { TestImage } from '../../testing';
import { kit, onDebian, run } from '../layers/testing';
import { findingsOf, outcomeOf } from '../testing';
import { missingLabels } from './missingLabels';
import { oci } from './testing';

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
