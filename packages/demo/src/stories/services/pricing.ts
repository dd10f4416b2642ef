import { goProgram, layerOf, sources } from '../../contents';
import { bazel } from '../../images';
import { staticBase } from '../bases/otherBases';
import { numbered, varied } from '../release';
import { MB } from '../sizes';
import { Story } from '../story';

/** Reproducible to the last bit, and therefore of the year 1970. */
export function pricing(): Story {
  const repository = 'shop/pricing';
  return {
    repository,
    pushes: numbered('0.{}.0', 6, 3).map(version => ({
      kind: 'image',
      tags: [version],
      image: bazel({
        from: staticBase,
        at: '1970-01-01T00:00:00Z',
        run: { entrypoint: ['/app/pricing'] },
        layers: [
          {
            label: '//pricing:rates_layer',
            layer: layerOf(
              sources({
                folder: 'app/rates',
                names: ['eur.json', 'usd.json', 'sek.json'],
                bytes: 1.8 * MB,
                content: 'rates',
              }),
            ),
          },
          {
            label: '//pricing:server_layer',
            layer: layerOf(
              goProgram({
                path: 'app/pricing',
                bytes: varied(14.6 * MB, 0.03, `pricing ${version}`),
                content: `pricing ${version}`,
              }),
            ),
          },
        ],
      }),
    })),
  };
}
