import { oneOf } from './oneOf';

describe('oneOf', () => {
  it('takes what is known and the first where nothing was asked', () => {
    expect(oneOf(['linear', 'log'], 'log')).toEqual({ value: 'log' });
    expect(oneOf(['linear', 'log'], undefined)).toEqual({ value: 'linear' });
  });
  it('names what is not known', () => {
    expect(oneOf(['linear', 'log'], 'cubic')).toEqual({
      value: 'linear',
      unknown: 'cubic',
    });
  });
});
