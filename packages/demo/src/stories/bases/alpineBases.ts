import { alpine, layerOf } from '../../contents';
import { DemoImage, classicDocker } from '../../images';
import { MB } from '../sizes';

/** Alpine in the days of classic docker. */
function classicAlpine(version: string, at: string, bytes: number): DemoImage {
  return classicDocker({
    at,
    steps: [
      {
        do: 'ADD',
        sources: 'alpine.tar.gz',
        to: '/',
        layer: layerOf(alpine({ version, bytes: bytes * 0.9 }), {
          uncompressedBytes: bytes,
        }),
      },
      { do: 'CMD', words: ['/bin/sh'] },
    ],
  });
}

/** 4.42 MB: with a program of 2 MB, the 6.42 MB of the workshop. */
export const alpine38 = classicAlpine(
  '3.8.5',
  '2019-03-07T22:19:53Z',
  4.42 * MB,
);
export const alpine315 = classicAlpine(
  '3.15.0',
  '2021-11-24T20:19:40Z',
  5.59 * MB,
);
