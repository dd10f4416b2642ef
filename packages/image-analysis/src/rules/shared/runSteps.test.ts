import { describeTestImage } from '../../testing';
import { onDebian, onGolang } from '../size/testing';
import { buildSteps, ownBuildSteps, ownRunSteps, runStepOf } from './runSteps';

const text = (step: ReturnType<typeof buildSteps>[number]) =>
  step.layer ? step.layer.instruction?.text : step.metadata.instruction.text;

describe('steps of an image', () => {
  const image = describeTestImage(
    onDebian({
      steps: ['ENV A=b', 'RUN a && b', 'COPY c /c', 'RUN d', 'CMD ["e"]'],
    }),
  );

  it('are its own RUNs with their commands', () => {
    expect(
      ownRunSteps(image).map(({ layer, commands }) => [
        layer.index,
        commands.map(({ name }) => name),
      ]),
    ).toEqual([
      [1, ['a', 'b']],
      [3, ['d']],
    ]);
  });

  it('are parsed once for all rules', () => {
    expect(runStepOf(image.layers[1])).toBe(runStepOf(image.layers[1]));
    expect(runStepOf(image.layers[2])).toBeUndefined();
  });

  it('come in the order of the Dockerfile', () => {
    expect(ownBuildSteps(image).map(text)).toEqual([
      'ENV A=b',
      'RUN a && b',
      'COPY c /c',
      'RUN d',
      'CMD ["e"]',
    ]);
  });

  it('leave the steps of the base out', () => {
    const golang = describeTestImage(
      onGolang({ steps: ['ENV A=b', 'RUN go build'] }),
    );
    expect(ownBuildSteps(golang).map(text)).toEqual([
      'ENV A=b',
      'RUN go build',
    ]);
    expect(buildSteps(golang)).toHaveLength(10);
  });
});
