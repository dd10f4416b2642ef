import { saveCsv } from './saveCsv';

describe('saveCsv', () => {
  afterEach(() => jest.restoreAllMocks());

  it('saves a file that spreadsheets read as UTF-8', async () => {
    const blobs: Blob[] = [];
    const names: string[] = [];
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => {
        blobs.push(blob);
        return 'blob:csv';
      },
      revokeObjectURL: () => {},
    });
    jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(function click(this: HTMLAnchorElement) {
        names.push(this.download);
      });
    saveCsv('audit of shop', 'service\r\nprüfer\r\n');
    expect(names).toEqual(['audit-of-shop.csv']);
    const bytes = [...new Uint8Array(await blobs[0].arrayBuffer())];
    expect(bytes.slice(0, 4)).toEqual([0xef, 0xbb, 0xbf, 's'.charCodeAt(0)]);
    expect(blobs[0].type).toBe('text/csv;charset=utf-8');
  });
});
