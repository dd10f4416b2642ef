import { onDebian, onScratch } from '../size/testing';
import { findingsOf, outcomeOf } from '../testing';
import { wholeTreeCopy } from './wholeTreeCopy';

describe('whole-tree-copy', () => {
  it('finds / copied over what is there', () => {
    expect(
      findingsOf(wholeTreeCopy, {
        image: onDebian({ steps: ['RUN apt-get update', 'COPY / /'] }),
      }),
    ).toMatchObject([{ confidence: 'likely', places: [{ layer: 2 }] }]);
    expect(wholeTreeCopy.severity).toBe('info');
  });

  it.each([
    ['the idiom that squashes a stage', onScratch({ steps: ['COPY / /'] })],
    ['the Go image’s own copy', onDebian({ steps: ['COPY /target/ /'] })],
    ['a directory', onDebian({ steps: ['COPY /out /'] })],
  ])('accepts %s', (_, image) => {
    expect(outcomeOf(wholeTreeCopy, { image })).toEqual({ state: 'passed' });
  });
});
