import { fileClaims } from './fileClaims';

const file = (id: number, layer: number, path: string, bytes: number) => ({
  id,
  layer,
  path,
  bytes,
  mode: 0o644,
  uid: 0,
});

describe('fileClaims', () => {
  it('claims every byte once and tells directories per layer, largest first', () => {
    expect(
      fileClaims([
        file(1, 1, 'root/.cache/pip/a', 10),
        file(2, 1, 'root/.cache/pip/b', 20),
        file(3, 2, 'root/.cache/pip/c', 70),
        file(4, 2, 'root/.cache/pip/empty', 0),
      ]),
    ).toEqual({
      claims: [
        { file: 1, bytes: 10 },
        { file: 2, bytes: 20 },
        { file: 3, bytes: 70 },
      ],
      bytes: 100,
      fileCount: 4,
      places: [
        { layer: 2, path: 'root/.cache/pip', bytes: 70 },
        { layer: 1, path: 'root/.cache/pip', bytes: 30 },
      ],
      placeCount: 2,
      layers: [2, 1],
    });
  });
});
