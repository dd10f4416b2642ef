import { findingsOf, outcomeOf } from '../testing';
import { rpmCacheKept } from './rpmCacheKept';
import { onNamed } from './testing';

const onUbi = (steps: string[]) =>
  onNamed('registry.access.redhat.com/ubi9/ubi:9.4', { steps });

describe('rpm-cache-kept', () => {
  it.each([
    ['dnf', 'var/cache/dnf/baseos-1234/repodata/a-primary.xml.gz'],
    ['yum', 'var/cache/yum/x86_64/7/base/gen/primary_db.sqlite'],
    ['zypper', 'var/cache/zypp/solv/repo/solv'],
  ])('measures the cache of %s', (program, path) => {
    const [finding] = findingsOf(rpmCacheKept, {
      image: onUbi([`RUN ${program} install -y curl`]),
      contents: [{}, { files: { [path]: 60_000_000 } }],
    });
    expect(finding.title).toBe(
      '60.0 MB of rpm package cache left in the image',
    );
    expect(finding.remedy.change?.after).toMatch(
      /^RUN --mount=type=cache,target=\/var\/cache\/(?:dnf|yum|zypp),sharing=locked/,
    );
  });

  it('does not mind the few databases that clean all leaves', () => {
    expect(
      outcomeOf(rpmCacheKept, {
        image: onUbi(['RUN dnf install -y curl && dnf clean all']),
        contents: [{}, { files: { 'var/cache/dnf/packages.db': 4_096 } }],
      }),
    ).toEqual({ state: 'passed' });
  });

  it('does not take `clean metadata` before the installation for a clean', () => {
    expect(
      findingsOf(rpmCacheKept, {
        image: onUbi(['RUN yum clean all && yum install -y curl']),
      }),
    ).toMatchObject([{ confidence: 'guess' }]);
  });

  it('passes where a cache is mounted, as buildah’s history shows', () => {
    expect(
      outcomeOf(rpmCacheKept, {
        image: onUbi([
          'RUN --mount=type=cache,target=/var/cache/dnf dnf install -y curl',
        ]),
      }),
    ).toEqual({ state: 'passed' });
  });
});
