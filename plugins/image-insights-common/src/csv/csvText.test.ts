import { csvPieces, csvText } from './csvText';

describe('csvText', () => {
  const columns = [
    ['name', (row: { name: string; bytes?: number }) => row.name],
    ['bytes', (row: { name: string; bytes?: number }) => row.bytes],
  ] as const;

  it('writes names of columns, then rows, raw numbers, CRLF', () => {
    expect(csvText(columns, [{ name: 'checkout', bytes: 268_300_000 }])).toBe(
      'name,bytes\r\ncheckout,268300000\r\n',
    );
  });

  it('leaves empty what is not known', () => {
    expect(csvText(columns, [{ name: 'search' }])).toBe(
      'name,bytes\r\nsearch,\r\n',
    );
  });

  it('quotes what would break a line', () => {
    expect(csvText(columns, [{ name: 'a "b", c\nd' }])).toBe(
      'name,bytes\r\n"a ""b"", c\nd",\r\n',
    );
  });

  it('lets no text be a formula, and negative numbers be numbers', () => {
    expect(csvText(columns, [{ name: '=1+1', bytes: -2 }])).toBe(
      "name,bytes\r\n'=1+1,-2\r\n",
    );
  });

  it.each(['=', '+', '-', '@', '\t=', '\uFF1D', '\uFF0B', '\uFF0D', '\uFF20'])(
    'lets no text that begins with %j be a formula',
    start => {
      expect(csvText(columns, [{ name: `${start}1` }])).toBe(
        `name,bytes\r\n'${start}1,\r\n`,
      );
    },
  );

  it.each(['\n', '\r', '\r\n'])(
    'lets no text be one after a line break, either',
    start => {
      expect(csvText(columns, [{ name: `${start}=1` }])).toBe(
        `name,bytes\r\n"'${start}=1",\r\n`,
      );
    },
  );
});

describe('csvPieces', () => {
  const columns = [['n', (row: number) => row]] as const;

  it('names the columns once, and leaves no row out between pieces', () => {
    expect([...csvPieces(columns, [1, 2, 3, 4, 5], 2)]).toEqual([
      'n\r\n1\r\n2\r\n',
      '3\r\n4\r\n',
      '5\r\n',
    ]);
  });

  it('names the columns of no rows, too', () => {
    expect([...csvPieces(columns, [])]).toEqual(['n\r\n']);
  });
});
