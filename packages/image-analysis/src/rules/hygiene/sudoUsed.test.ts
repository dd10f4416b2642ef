import { onDebian } from '../size/testing';
import { findingsOf, outcomeOf } from '../testing';
import { sudoUsed } from './sudoUsed';

describe('sudo-used', () => {
  it('rewrites RUNs that call sudo', () => {
    const [finding] = findingsOf(sudoUsed, {
      image: onDebian({
        steps: ['RUN sudo apt-get update && sudo -E apt-get install -y curl'],
      }),
    });
    expect(finding).toMatchObject({
      places: [{ layer: 1 }],
      remedy: {
        change: {
          before: 'RUN sudo apt-get update && sudo -E apt-get install -y curl',
          after: 'RUN apt-get update && apt-get install -y curl',
        },
      },
    });
  });

  it('counts all RUNs in one finding', () => {
    const findings = findingsOf(sudoUsed, {
      image: onDebian({ steps: ['RUN sudo a', 'RUN b', 'RUN sudo c'] }),
    });
    expect(findings).toHaveLength(1);
    expect(findings[0].placeCount).toBe(2);
  });

  it.each([
    ['the word in a text', 'RUN echo "no sudo here" > /note'],
    ['its installation', 'RUN apt-get install -y sudo'],
    ['a path with the word', 'RUN cat /etc/sudoers.d/app'],
  ])('passes over %s', (_, step) => {
    expect(outcomeOf(sudoUsed, { image: onDebian({ steps: [step] }) })).toEqual(
      { state: 'passed' },
    );
  });
});
