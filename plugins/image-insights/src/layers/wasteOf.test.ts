import { layerContents } from '../__testUtils__';
import { wasteOf } from './wasteOf';

describe('wasteOf', () => {
  it('adds what was removed, rewritten and changed in its metadata only', () => {
    const layer = layerContents({
      fileBytes: 1_000,
      owns: { removed: 200, rewritten: 40, metadata: 10 },
    });
    expect(wasteOf(layer)).toEqual({ bytes: 250, share: 0.25 });
  });
  it('does not take an unread layer for one without waste', () => {
    expect(wasteOf(layerContents({ isRead: false }))).toBeUndefined();
    expect(wasteOf(undefined)).toBeUndefined();
  });
  it('knows layers without files', () => {
    expect(wasteOf(layerContents({ fileBytes: 0 }))).toEqual({
      bytes: 0,
      share: 0,
    });
  });
});
