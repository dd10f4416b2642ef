import { digestOf } from '../../testing';
import { outcomeOf } from '../testing';
import { buildahOn, unrecorded } from './testing';
import { unapprovedBase } from './unapprovedBase';

describe('unapproved-base', () => {
  const decide = (name: string, ...approvedBases: string[]) =>
    outcomeOf(unapprovedBase, {
      image: buildahOn(name),
      options: { approvedBases },
    }).state;

  it.each([
    ['docker.io/library/debian:12', 'debian:12'],
    ['debian:12', 'docker.io/library/debian:*'],
    ['registry.example.com/base/jre:21', 'registry.example.com/base/*'],
    ['registry.example.com/base/jre:21', 'registry.example.com/base/jre'],
    [`registry.example.com/base/jre:21@${digestOf('x')}`, '*/base/jre:21'],
    ['grafana/loki:3', 'grafana/*'],
  ])('passes %s with %s', (name, pattern) => {
    expect(decide(name, 'nothing', pattern)).toBe('passed');
  });

  it.each([
    ['docker.io/library/debian:11', 'debian:12'],
    ['evil.example.com/debian:12', 'debian:*'],
    ['registry.example.com/base/sub/jre:21', 'registry.example.com/base/*'],
    ['registry.example.com/base-evil/jre:21', 'registry.example.com/base/*'],
  ])('finds %s with %s', (name, pattern) => {
    expect(decide(name, pattern)).toBe('found');
  });

  it('does not concern anybody without a list', () => {
    expect(outcomeOf(unapprovedBase, { image: unrecorded }).state).toBe(
      'not-applicable',
    );
  });

  it('does not accuse a base that is only guessed', () => {
    expect(
      outcomeOf(unapprovedBase, {
        image: unrecorded,
        options: { approvedBases: ['debian:12'] },
      }).state,
    ).toBe('undecided');
  });
});
