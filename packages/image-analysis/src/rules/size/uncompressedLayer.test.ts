import { describeTestImage } from '../../testing';
import { findingsOf, outcomeOf, ruleInputOf } from '../testing';
import { onDebian } from './testing';
import { uncompressedLayer } from './uncompressedLayer';

const image = onDebian({
  steps: ['COPY data /data'],
  layerBytes: [30_000_000, 95_000_000],
});

describe('uncompressed-layer', () => {
  it('finds a layer that is stored as a plain tar', () => {
    const input = ruleInputOf({ image });
    const layers = describeTestImage(image).layers.map(layer => ({
      ...layer,
      mediaType: 'application/vnd.oci.image.layer.v1.tar',
      compression: 'none' as const,
    }));
    const outcome = uncompressedLayer.decide({
      ...input,
      image: { ...input.image, layers },
    });
    expect(outcome).toMatchObject({
      state: 'found',
      findings: [
        {
          title: '95.0 MB transferred uncompressed',
          places: [{ layer: 1 }],
          confidence: 'certain',
        },
      ],
    });
  });

  it('leaves foreign layers, which nobody pushes', () => {
    const input = ruleInputOf({ image });
    const layers = input.image.layers.map(layer => ({
      ...layer,
      mediaType: 'application/vnd.oci.image.layer.nondistributable.v1.tar',
      compression: 'none' as const,
    }));
    expect(
      uncompressedLayer.decide({ ...input, image: { ...input.image, layers } }),
    ).toEqual({ state: 'passed' });
  });

  it('guesses at a poor level where files that compress well hardly did', () => {
    expect(
      findingsOf(uncompressedLayer, {
        image,
        contents: [
          {},
          {
            uncompressedBytes: 100_000_000,
            files: { 'data/a.csv': 60_000_000, 'data/b.png': 40_000_000 },
          },
        ],
      }),
    ).toMatchObject([
      {
        title: 'Compression saves only 5 % of a layer',
        severity: 'low',
        confidence: 'guess',
      },
    ]);
  });

  it('passes payload that is compressed already, and what nobody can tell', () => {
    const outcome = (files: Record<string, number>) =>
      outcomeOf(uncompressedLayer, {
        image,
        contents: [{}, { uncompressedBytes: 100_000_000, files }],
      });
    expect(outcome({ 'data/a.jar': 90_000_000 })).toEqual({ state: 'passed' });
    expect(outcome({ 'data/blob': 90_000_000 })).toEqual({ state: 'passed' });
    expect(outcomeOf(uncompressedLayer, { image })).toEqual({
      state: 'passed',
    });
  });
});
