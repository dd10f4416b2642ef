import { Step, TestImage } from '../../testing';
import { Rule } from '../Rule';
import { safetyRules } from '../safety';
import { ruleInputOf } from '../testing';
import { hygieneRules } from './index';

const kit = (createdBy: string, emptyLayer = false): Step => ({
  createdBy: emptyLayer ? createdBy : `${createdBy} # buildkit`,
  comment: 'buildkit.dockerfile.v0',
  emptyLayer,
});
const debian: Step = {
  createdBy: "# debian.sh --arch 'amd64' out/ 'bookworm' '@1700000000'",
  comment: 'debuerreotype 0.15',
};

/** What is said of an image by history alone, mere mentions left out. */
function saidOf(
  history: Step[],
  run: TestImage['run'] = {},
  env: string[] = [],
) {
  const input = ruleInputOf({
    image: {
      layers: history
        .filter(({ emptyLayer }) => !emptyLayer)
        .map((_, index) => `layer ${index}`),
      history,
      run,
      env,
    },
  });
  const rules: readonly Rule[] = [...hygieneRules, ...safetyRules];
  return rules.flatMap(rule => {
    if (!rule.needs.every(one => one === 'manifest')) {
      return [];
    }
    const outcome = rule.decide(input);
    return outcome.state === 'found'
      ? outcome.findings
          .filter(({ severity }) => (severity ?? rule.severity) !== 'info')
          .map(({ key }) => `${rule.id} ${key}`.trim())
      : [];
  });
}

/** Shaped like the histories of official images, shortened where they repeat. */
describe('rules about hygiene and safety', () => {
  it('say of Python nothing but that it runs as root', () => {
    expect(
      saidOf(
        [
          debian,
          kit('ENV PATH=/usr/local/bin:/usr/bin', true),
          kit('ENV GPG_KEY=7169605F62C751356D054A26A821E680E5FA6305', true),
          kit('ENV PYTHON_VERSION=3.12.4', true),
          kit(
            'RUN /bin/sh -c set -eux; \tapt-get update; \tapt-get install -y --no-install-recommends ca-certificates netbase tzdata; \trm -rf /var/lib/apt/lists/*',
          ),
          kit(
            'RUN /bin/sh -c set -eux; \t\tsavedAptMark="$(apt-mark showmanual)"; \tapt-get update; \tapt-get install -y --no-install-recommends dpkg-dev gcc gnupg libbz2-dev make wget xz-utils; \t\twget -O python.tar.xz "https://www.python.org/ftp/python/${PYTHON_VERSION%%[a-z]*}/Python-$PYTHON_VERSION.tar.xz"; \techo "$PYTHON_SHA256 *python.tar.xz" | sha256sum -c -; \tGNUPGHOME="$(mktemp -d)"; export GNUPGHOME; \tgpg --batch --keyserver hkps://keys.openpgp.org --recv-keys "$GPG_KEY"; \tcd /usr/src/python; \t./configure --build="$gnuArch"; \tnproc="$(nproc)"; \tmake -j "$nproc" "EXTRA_CFLAGS=${EXTRA_CFLAGS:-}"; \tmake install; \tapt-mark auto \'.*\' > /dev/null; \tapt-mark manual $savedAptMark; \tapt-get purge -y --auto-remove -o APT::AutoRemove::RecommendsImportant=false; \trm -rf /var/lib/apt/lists/*',
          ),
          kit(
            'RUN /bin/sh -c set -eux; \tfor src in idle3 pip3 pydoc3 python3; do \t\tdst="$(echo "$src" | tr -d 3)"; \t\t[ -s "/usr/local/bin/$src" ]; \t\tln -svT "$src" "/usr/local/bin/$dst"; \tdone',
          ),
          kit('CMD ["python3"]', true),
        ],
        { cmd: ['python3'] },
        ['GPG_KEY=7169605F62C751356D054A26A821E680E5FA6305'],
      ),
    ).toEqual(['root-user']);
  });

  it('say of nginx nothing but that it runs as root', () => {
    expect(
      saidOf(
        [
          kit('ADD alpine-minirootfs-3.20.3-x86_64.tar.gz /'),
          kit('CMD ["/bin/sh"]', true),
          kit('ENV NGINX_VERSION=1.27.2', true),
          kit(
            'RUN /bin/sh -c set -x     && addgroup -g 101 -S nginx     && adduser -S -D -H -u 101 -h /var/cache/nginx -s /sbin/nologin -G nginx -g nginx nginx     && apkArch="$(cat /etc/apk/arch)"     && case "$apkArch" in         x86_64|aarch64)             set -x             && KEY_SHA512="e09fa32f0a0eab2b"             && wget -O /tmp/nginx_signing.rsa.pub https://nginx.org/keys/nginx_signing.rsa.pub             && if echo "$KEY_SHA512 */tmp/nginx_signing.rsa.pub" | sha512sum -c -; then                 mv /tmp/nginx_signing.rsa.pub /etc/apk/keys/;             else                 exit 1;             fi             && apk add -X "https://nginx.org/packages/mainline/alpine/v3.20/main" --no-cache $nginxPackages             ;;         *)             set -x             && tempDir="$(mktemp -d)"             && apk add --no-cache --virtual .build-deps                 gcc                 libc-dev                 make             && su nobody -s /bin/sh -c "                 export HOME=${tempDir}                 && cd ${tempDir}                 && curl -f -L -O https://github.com/nginx/pkg-oss/archive/1.tar.gz                 && make module"             && apk del --no-network .build-deps             && apk add -X ${tempDir}/packages/alpine/ --no-cache $nginxPackages             ;;     esac     && apk add --no-cache gettext     && ln -sf /dev/stdout /var/log/nginx/access.log',
          ),
          kit('COPY docker-entrypoint.sh /'),
          kit('ENTRYPOINT ["/docker-entrypoint.sh"]', true),
          kit('EXPOSE map[80/tcp:{}]', true),
          kit('CMD ["nginx" "-g" "daemon off;"]', true),
          kit(
            'RUN /bin/sh -c set -x     && apk add --no-cache curl ca-certificates',
          ),
        ],
        {
          entrypoint: ['/docker-entrypoint.sh'],
          cmd: ['nginx', '-g', 'daemon off;'],
          exposedPorts: ['80/tcp'],
        },
      ),
    ).toEqual(['root-user']);
  });

  it('say of Node.js nothing but that it runs as root', () => {
    expect(
      saidOf(
        [
          debian,
          kit(
            'RUN /bin/sh -c groupadd --gid 1000 node   && useradd --uid 1000 --gid node --shell /bin/bash --create-home node',
          ),
          kit('ENV NODE_VERSION=20.18.0', true),
          kit(
            'RUN /bin/sh -c ARCH= OPENSSL_ARCH= && dpkgArch="$(dpkg --print-architecture)"     && case "${dpkgArch##*-}" in       amd64) ARCH=\'x64\' OPENSSL_ARCH=\'linux-x86_64\';;       *) echo "unsupported architecture"; exit 1 ;;     esac     && set -ex     && apt-get update && apt-get install -y ca-certificates curl wget gnupg dirmngr xz-utils libatomic1 --no-install-recommends     && rm -rf /var/lib/apt/lists/*     && export GNUPGHOME="$(mktemp -d)"     && for key in       4ED778F539E3634C779C87C6D7062848A1AB005C       141F07595B7B3FFE74309A937405533BE57C7D57     ; do       gpg --batch --keyserver hkps://keys.openpgp.org --recv-keys "$key" ||       gpg --batch --keyserver keyserver.ubuntu.com --recv-keys "$key" ;     done     && curl -fsSLO --compressed "https://nodejs.org/dist/v$NODE_VERSION/node-v$NODE_VERSION-linux-$ARCH.tar.xz"     && gpg --batch --decrypt --output SHASUMS256.txt SHASUMS256.txt.asc     && grep " node-v$NODE_VERSION-linux-$ARCH.tar.xz\\$" SHASUMS256.txt | sha256sum -c -     && tar -xJf "node-v$NODE_VERSION-linux-$ARCH.tar.xz" -C /usr/local --strip-components=1 --no-same-owner     && apt-mark auto \'.*\' > /dev/null     && apt-get purge -y --auto-remove -o APT::AutoRemove::RecommendsImportant=false     && node --version',
          ),
          kit('COPY docker-entrypoint.sh /usr/local/bin/'),
          kit('ENTRYPOINT ["docker-entrypoint.sh"]', true),
          kit('CMD ["node"]', true),
        ],
        { entrypoint: ['docker-entrypoint.sh'], cmd: ['node'] },
      ),
    ).toEqual(['root-user']);
  });

  it('say nothing of what ko builds on distroless', () => {
    expect(
      saidOf(
        [
          { createdBy: 'bazel build //base:static' },
          {
            author: 'ko',
            createdBy: 'ko build ko://example.com/app',
            comment: 'go build output, at /ko-app/app',
          },
        ],
        { user: '65532', entrypoint: ['/ko-app/app'] },
      ),
    ).toEqual([]);
  });

  it('say of the example of T5’s bad order only what is true', () => {
    expect(
      saidOf(
        [
          debian,
          kit('COPY requirements.txt /app/'),
          kit('COPY . /app'),
          kit('RUN /bin/sh -c apt-get update && apt-get install -y vim curl'),
          kit('RUN /bin/sh -c cd /app && pip install -r requirements.txt'),
          kit('CMD ["/bin/sh" "-c" "python app.py | tee /app.log"]', true),
        ],
        { cmd: ['/bin/sh', '-c', 'python app.py | tee /app.log'] },
      ),
    ).toEqual(['extra-tools editors', 'shell-form-command', 'root-user']);
  });
});
