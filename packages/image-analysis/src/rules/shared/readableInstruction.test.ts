import { readableInstruction } from './readableInstruction';

describe('readableInstruction', () => {
  it.each([
    [`COPY file:${'0a'.repeat(32)} /app`, 'COPY <file> /app'],
    [`ADD dir:${'0a'.repeat(32)} /srv/`, 'ADD <directory> /srv/'],
    [`COPY multi:${'0a'.repeat(32)} ./`, 'COPY <files> ./'],
    ['COPY --from=build /app /app', 'COPY --from=build /app /app'],
    ['RUN curl file:///etc/x', 'RUN curl file:///etc/x'],
  ])('makes of %s', (text, readable) => {
    expect(readableInstruction(text)).toBe(readable);
  });
});
