import { onDebian, run } from '../layers/testing';
import { findingsOf, outcomeOf } from '../testing';
import { updateWithoutInstall } from './updateWithoutInstall';

describe('update-without-install', () => {
  it('fetches lists where they are used', () => {
    const [finding] = findingsOf(updateWithoutInstall, {
      image: onDebian([run('apt-get update'), run('apt-get install -y curl')], {
        layerBytes: [30_000_000, 18_000_000, 2_000_000],
      }),
    });
    expect(finding).toMatchObject({ places: [{ layer: 1 }, { layer: 2 }] });
    expect(finding.remedy.change?.after).toBe(
      'RUN apt-get update && \\\n    apt-get install -y curl',
    );
  });

  it.each([
    ['the same RUN installs', 'apt-get update && apt-get install -y curl'],
    ['a script may install', 'apt-get update && ./install.sh'],
    [
      'a pipe may install',
      'apt-get update && curl -fsSL https://example.com | bash',
    ],
    ['it is an upgrade', 'yum -y update'],
    ['it is not the package manager', 'npm update'],
  ])('passes where %s', (_, script) => {
    expect(
      outcomeOf(updateWithoutInstall, {
        image: onDebian([run(script)], { layerBytes: [1, 18_000_000] }),
      }),
    ).toEqual({ state: 'passed' });
  });

  it('passes where the layer holds no lists: they went to a cache mount', () => {
    expect(
      outcomeOf(updateWithoutInstall, {
        image: onDebian([run('apt-get update')], { layerBytes: [1, 2_000] }),
      }),
    ).toEqual({ state: 'passed' });
  });
});
