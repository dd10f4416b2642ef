import { sentence } from './sentence';

describe('sentence', () => {
  it('ends what has no end', () => {
    expect(sentence('The registry is not set up')).toBe(
      'The registry is not set up.',
    );
    expect(sentence('Check the name.')).toBe('Check the name.');
    expect(sentence('')).toBe('');
  });
});
