import { DemoImage } from '../../images';
import { alpine315, alpine38 } from './alpineBases';
import { buildpackDeps, debian127, debian128, stretch } from './debianBases';
import {
  golang110,
  golang110Alpine,
  golang111,
  golang117Alpine,
} from './golangBases';
import {
  buildpacksRun,
  fedora40,
  staticBase,
  staticBaseArm,
} from './otherBases';
import { jre11, maven39, node20, python312, ruby33 } from './runtimeBases';
import { Story } from '../story';

function image(tags: string[], of: DemoImage) {
  return { kind: 'image' as const, tags, image: of };
}

/** The repositories of the base images. */
export function baseStories(): Story[] {
  return [
    {
      repository: 'base/debian',
      pushes: [
        image(['9.6'], stretch),
        image(['12.7-slim'], debian127),
        image(['12.8-slim', '12-slim', 'latest'], debian128),
      ],
    },
    {
      repository: 'base/buildpack-deps',
      pushes: [image(['9-scm'], buildpackDeps)],
    },
    {
      repository: 'base/alpine',
      pushes: [image(['3.8'], alpine38), image(['3.15'], alpine315)],
    },
    {
      repository: 'base/golang',
      pushes: [
        image(['1.10'], golang110),
        image(['1.10-alpine'], golang110Alpine),
        image(['1.11'], golang111),
        image(['1.17-alpine'], golang117Alpine),
      ],
    },
    { repository: 'base/node', pushes: [image(['20-slim'], node20)] },
    { repository: 'base/python', pushes: [image(['3.12-slim'], python312)] },
    { repository: 'base/ruby', pushes: [image(['3.3-slim'], ruby33)] },
    { repository: 'base/openjdk', pushes: [image(['11-jre-slim'], jre11)] },
    { repository: 'base/maven', pushes: [image(['3.9-jdk-11'], maven39)] },
    { repository: 'base/fedora-minimal', pushes: [image(['40'], fedora40)] },
    {
      repository: 'base/buildpacks-run',
      pushes: [image(['12'], buildpacksRun)],
    },
    {
      repository: 'base/static',
      pushes: [
        {
          kind: 'index',
          tags: ['12-nonroot'],
          images: [staticBase, staticBaseArm],
        },
      ],
    },
  ];
}
