import { combineTest } from './testing';

/**
 * The rows of a table that compares dive's figures with true ones; figures of
 * dive are those that its own tests and its own run on the image print.
 */
describe('the figures of dive', () => {
  it('are those of its own test of a rewritten file and a removed directory', () => {
    // nginx.conf 2,000 then 5,000; public 3,000; athing 10,000; then the
    // directory that holds nginx.conf and public is removed.
    const contents = combineTest([
      { files: { 'etc/nginx/nginx.conf': 2_000, 'etc/nginx/public': 3_000 } },
      { files: { 'etc/nginx/nginx.conf': 5_000, 'etc/athing': 10_000 } },
      { whiteouts: ['etc/nginx'] },
    ]);

    expect(contents.dive).toMatchObject({
      efficiency: 0.75,
      wastedBytes: 7_000,
    });
    // True waste: 2,000 rewritten; 5,000 + 3,000 removed.
    expect(contents.fileBytes).toBe(20_000);
    expect(contents.liveBytes).toBe(10_000);
    expect(contents.hidden).toEqual({
      removed: 8_000,
      rewritten: 2_000,
      metadata: 0,
    });
    expect(contents.wastedBytes).toBe(10_000);
    expect(contents.efficiency).toBe(0.5);
  });
});
