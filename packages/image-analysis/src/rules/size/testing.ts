import { Step, TestImage } from '../../testing';

/** What tests say of an image beside its steps. */
export type TestSteps = Partial<Omit<TestImage, 'layers' | 'history'>> & {
  /** Instructions of a Dockerfile on top of the base. */
  steps: string[];
  /** As its builder writes history; BuildKit if not given. */
  builder?: 'buildkit' | 'docker-classic' | 'buildah';
};

const MAKES_LAYER = /^(?:RUN|COPY|ADD|WORKDIR) /;

const DEBIAN: Step = {
  createdBy: "# debian.sh --arch 'amd64' out/ 'bookworm' '@1700000000'",
  comment: 'debuerreotype 0.15',
};

const ALPINE: Step[] = [
  {
    createdBy: 'ADD alpine-minirootfs-3.20.3-x86_64.tar.gz / # buildkit',
    comment: 'buildkit.dockerfile.v0',
  },
  {
    createdBy: 'CMD ["/bin/sh"]',
    comment: 'buildkit.dockerfile.v0',
    emptyLayer: true,
  },
];

/** The official golang image on Debian: one layer of Debian, gcc, Go, its directory. */
const GOLANG: Step[] = [
  DEBIAN,
  bySteps(
    'RUN apt-get update && apt-get install -y --no-install-recommends g++ gcc libc6-dev make pkg-config && rm -rf /var/lib/apt/lists/*',
  ),
  bySteps('ENV GOLANG_VERSION=1.22.5'),
  bySteps('ENV GOTOOLCHAIN=local'),
  bySteps('ENV GOPATH=/go'),
  bySteps(
    'ENV PATH=/go/bin:/usr/local/go/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  ),
  bySteps('COPY /target/ /'),
  bySteps('WORKDIR /go'),
];

/** On the official Debian image, which is the bottom layer. */
export function onDebian(test: TestSteps): TestImage {
  return on([DEBIAN], 'debian', test);
}

/** On the official Alpine image, which is the bottom layer. */
export function onAlpine(test: TestSteps): TestImage {
  return on(ALPINE, 'alpine', test);
}

/** On the official Go image, which is the four bottom layers. */
export function onGolang(test: TestSteps): TestImage {
  return on(GOLANG, 'golang', {
    env: ['GOLANG_VERSION=1.22.5', 'GOPATH=/go'],
    ...test,
  });
}

/** On nothing. */
export function onScratch(test: TestSteps): TestImage {
  return on([], 'scratch', test);
}

/** On an image that is recorded by name, and is the bottom layer. */
export function onNamed(name: string, test: TestSteps): TestImage {
  return {
    ...onDebian({ ...test, builder: 'buildah' }),
    history: [
      DEBIAN,
      ...test.steps.map((step, index) => ({
        ...asBuildah(step),
        ...(index === 0 && { comment: `FROM ${name}` }),
      })),
    ],
    labels: { 'io.buildah.version': '1.33.0', ...test.labels },
  };
}

function on(base: readonly Step[], name: string, test: TestSteps): TestImage {
  const { steps, builder = 'buildkit', ...others } = test;
  const write = {
    buildkit: bySteps,
    'docker-classic': asClassic,
    buildah: asBuildah,
  }[builder];
  const history = [...base, ...steps.map(write)];
  return {
    ...others,
    layers: history
      .filter(({ emptyLayer }) => !emptyLayer)
      .map((_, index) => `${name} ${index}`),
    history,
  };
}

function bySteps(step: string): Step {
  const run = /^RUN ([\s\S]*)$/.exec(step);
  return {
    createdBy: run
      ? `RUN /bin/sh -c ${run[1]} # buildkit`
      : `${step}${MAKES_LAYER.test(step) ? ' # buildkit' : ''}`,
    comment: 'buildkit.dockerfile.v0',
    emptyLayer: !MAKES_LAYER.test(step),
  };
}

function asClassic(step: string): Step {
  const run = /^RUN ([\s\S]*)$/.exec(step);
  return {
    createdBy: run ? `/bin/sh -c ${run[1]}` : `/bin/sh -c #(nop)  ${step}`,
    emptyLayer: !MAKES_LAYER.test(step),
  };
}

function asBuildah(step: string): Step {
  const run = /^RUN ([\s\S]*)$/.exec(step);
  return {
    createdBy: run ? `/bin/sh -c ${run[1]}` : `/bin/sh -c #(nop) ${step}`,
    emptyLayer: !MAKES_LAYER.test(step),
  };
}
