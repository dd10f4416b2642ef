import { Rule } from '../Rule';
import { bytesText } from '../shared/bytesText';
import { fatBaseOf } from './fatBases';
import { filesFinding } from './filesFinding';
import { isLicence } from './isLicence';
import {
  baseLiveFiles,
  bytesOf,
  undecidedWithoutBase,
  undecidedWithoutContents,
} from './liveFiles';

/** The base has a smaller variant on the same system. */
export const fatBase: Rule = {
  id: 'fat-base',
  version: 1,
  title: 'A smaller variant of the base would do',
  family: 'size',
  severity: 'medium',
  needs: ['manifest'],
  uses: ['contents'],
  why: 'Official images come in variants. The plain one brings compilers, headers and documentation so that everything can be built on it; the slim one or the JRE runs the same programs.',
  remedy:
    'Base the final stage on the smaller variant, and build on the large one in a stage of its own where something has to be compiled.',
  gain: 'files in the base that the smaller variant does not have, by what they are for; without contents no bytes are named',
  sources: [
    {
      name: 'Docker, Building best practices: choose the right base image',
      url: 'https://docs.docker.com/build/building/best-practices/#choose-the-right-base-image',
    },
    { name: 'Building the Docker image: expert tips (2023)' },
  ],
  decide(input) {
    const { image } = input;
    if (!image.base.known) {
      return undecidedWithoutBase(image);
    }
    const fact = fatBaseOf(image);
    if (!fact) {
      return { state: 'passed' };
    }
    const { fat, name, smaller } = fact;
    const remedy = {
      text: `Base the final stage on \`${smaller}\`, which stands on the same system.`,
      change: {
        in: 'Dockerfile' as const,
        before: `FROM ${name}`,
        after: `FROM ${smaller}`,
      },
    };
    const contents = input.contents.known ? input.contents.value : undefined;
    const isRead = image.layers.every(
      ({ index, fromBase, isEmpty }) =>
        fromBase !== true || isEmpty || contents?.layers[index]?.isRead,
    );
    if (contents && isRead) {
      const files = baseLiveFiles(
        image,
        contents,
        ({ trait, path }) =>
          trait !== undefined &&
          fat.surplus.includes(trait.family) &&
          !isLicence(path),
      );
      return bytesOf(files) < fat.leastBytes
        ? { state: 'passed' }
        : {
            state: 'found',
            findings: [
              filesFinding({
                input,
                contents,
                files,
                told: {
                  key: '',
                  title: `${bytesText(
                    bytesOf(files),
                  )} in the base that \`${smaller}\` does not have`,
                  seen: `\`${name}\` brings ${bytesText(
                    bytesOf(files),
                  )} of ${fat.surplus.join(' and ')}.`,
                  confidence: 'likely',
                  method:
                    'measured from layer contents, by what the variants are made of',
                  remedy,
                },
              }),
            ],
          };
    }
    if (!fact.isTagKnown) {
      return undecidedWithoutContents(input);
    }
    return {
      state: 'found',
      findings: [
        {
          key: '',
          title: `\`${smaller}\` would do as the base`,
          seen: `The image is based on \`${name}\`.`,
          confidence: 'likely',
          method: 'by the name of the base',
          places: [],
          remedy,
        },
      ],
    };
  },
};
