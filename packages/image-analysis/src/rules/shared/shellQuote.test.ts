import { commandsOf } from '../shell/commandsOf';
import { shellQuote } from './shellQuote';

describe('shellQuote', () => {
  it('leaves ordinary paths bare', () => {
    expect(shellQuote('/usr/lib/libz.so.1')).toBe('/usr/lib/libz.so.1');
  });

  it.each(['/a b', "/a'b", '/a;rm -rf /', '/$(b)', '/a\nb'])(
    'makes one word of %j',
    path => {
      expect(commandsOf(`rm ${shellQuote(path)}`)).toMatchObject([
        { name: 'rm', args: [path] },
      ]);
    },
  );
});
