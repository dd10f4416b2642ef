import { digestOf } from '../../testing';
import { kit, onDebian, run } from '../layers/testing';
import { findingsOf, outcomeOf } from '../testing';
import { RegistryFacts } from '../RuleInput';
import { staleBase } from './staleBase';

const image = onDebian([run('true')], { layerBytes: [30_000_000, 1_000] });
const base = (more: Partial<NonNullable<RegistryFacts['base']>> = {}) => ({
  known: true as const,
  value: {
    base: {
      reference: 'docker.io/library/debian:12',
      recordedDigest: digestOf('old'),
      currentDigest: digestOf('new'),
      ...more,
    },
  },
});

describe('stale-base', () => {
  it('tells how far the base is behind, and what the new one weighs', () => {
    const [finding] = findingsOf(staleBase, {
      image,
      registry: base({
        recordedCreatedAt: '2026-05-01T00:00:00Z',
        currentCreatedAt: '2026-11-01T00:00:00Z',
        currentCompressedBytes: 28_000_000,
      }),
    });
    expect(finding).toMatchObject({
      title: 'Base image 184 days behind its tag',
      severity: 'medium',
      confidence: 'certain',
    });
    expect(finding.seen).toBe(
      'docker.io/library/debian:12 points to another image than the one that this image was built on, made 184 days later. The new one is 2.00 MB smaller.',
    );
  });

  it('weighs less where the base is only days behind, or nobody knows', () => {
    expect(
      findingsOf(staleBase, {
        image,
        registry: base({
          recordedCreatedAt: '2026-10-20T00:00:00Z',
          currentCreatedAt: '2026-11-01T00:00:00Z',
        }),
      }),
    ).toMatchObject([{ severity: 'low' }]);
    expect(findingsOf(staleBase, { image, registry: base() })).toMatchObject([
      { title: 'Base image behind its tag', severity: 'low' },
    ]);
  });

  it('is less sure of a tag that may mean another major version by now', () => {
    expect(
      findingsOf(staleBase, {
        image,
        registry: base({ reference: 'registry.example.com:5000/base/debian' }),
      }),
    ).toMatchObject([{ confidence: 'likely' }]);
  });

  it('passes where the tag still points to the same image', () => {
    expect(
      outcomeOf(staleBase, {
        image,
        registry: base({ currentDigest: digestOf('old') }),
      }),
    ).toEqual({ state: 'passed' });
  });

  it('does not accuse where the tag was moved back', () => {
    expect(
      outcomeOf(staleBase, {
        image,
        registry: base({
          recordedCreatedAt: '2026-11-01T00:00:00Z',
          currentCreatedAt: '2026-05-01T00:00:00Z',
        }),
      }),
    ).toMatchObject({ state: 'undecided', missing: 'registry' });
  });

  it('does not know where the registry was not asked', () => {
    expect(
      outcomeOf(staleBase, { image, registry: { known: true, value: {} } }),
    ).toMatchObject({ state: 'undecided', missing: 'registry' });
  });

  it('does not concern an image from scratch', () => {
    expect(
      outcomeOf(staleBase, {
        image: { layers: ['bin'], history: [kit('COPY /out/app /app')] },
        registry: base(),
      }),
    ).toMatchObject({ state: 'not-applicable' });
  });
});
