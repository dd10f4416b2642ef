import { shortInstruction } from './shortInstruction';

const short = (text: string) =>
  shortInstruction({ instruction: { keyword: 'RUN', text } });

describe('shortInstruction', () => {
  it.each([
    ['RUN /bin/sh -c pip install x # buildkit', 'RUN pip install x'],
    ['COPY . . # buildkit', 'COPY . .'],
    ['RUN |1 VERSION=1 /bin/sh -c make  all', 'RUN make all'],
    ['WORKDIR /app', 'WORKDIR /app'],
    [`COPY file:${'0a'.repeat(32)} /app/ledger`, 'COPY … /app/ledger'],
  ])('shows %p as %p', (text, shown) => {
    expect(short(text)).toBe(shown);
  });

  it('knows when nothing was recorded', () => {
    expect(shortInstruction({})).toBeUndefined();
  });
});
