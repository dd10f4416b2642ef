import { tellInstruction } from './tellInstruction';

function tell(createdBy: string) {
  return tellInstruction({ createdBy, emptyLayer: false })?.text;
}

describe('tellInstruction', () => {
  it.each([
    ['RUN /bin/sh -c make all # buildkit', 'RUN make all'],
    ['RUN |2 A=*** B=*** /bin/sh -c make all # buildkit', 'RUN make all'],
    ['RUN /bin/bash -o pipefail -c curl x | sh # buildkit', 'RUN curl x | sh'],
    ['RUN /bin/bash -eo pipefail -c make # buildkit', 'RUN make'],
    ['RUN npm ci # buildkit', 'RUN npm ci'],
    [
      'RUN /bin/sh -c apt-get update\nmake # buildkit',
      'RUN apt-get update\nmake',
    ],
    ['RUN |1 *** ', 'RUN (arguments hidden)'],
    ['COPY --chown=app:app . /app # buildkit', 'COPY --chown=app:app . /app'],
    [
      'ADD alpine-minirootfs-3.20.3-x86_64.tar.gz / # buildkit',
      'ADD alpine-minirootfs-3.20.3-x86_64.tar.gz /',
    ],
    ['WORKDIR /app', 'WORKDIR /app'],
    ['CMD ["nginx" "-g" "daemon off;"]', 'CMD ["nginx", "-g", "daemon off;"]'],
    ['ENTRYPOINT ["/entry.sh"]', 'ENTRYPOINT ["/entry.sh"]'],
    ['EXPOSE map[80/tcp:{} 443/tcp:{}]', 'EXPOSE 80/tcp 443/tcp'],
    ['EXPOSE [80/tcp]', 'EXPOSE 80/tcp'],
    [
      'HEALTHCHECK &{["CMD-SHELL" "curl -f localhost"] "30s" "3s" "0s" \'\\x03\'}',
      'HEALTHCHECK CMD curl -f localhost',
    ],
    ['HEALTHCHECK &{["NONE"]}', 'HEALTHCHECK NONE'],
  ])('tells BuildKit’s %s', (written, told) => {
    expect(tell(written)).toBe(told);
  });

  it.each([
    ['/bin/sh -c make all', 'RUN make all'],
    ['|1 A=*** /bin/sh -c make', 'RUN make'],
    ['/bin/sh -c #(nop) COPY file:0a1b in /app ', 'COPY file:0a1b /app'],
    ['/bin/sh -c #(nop) ADD file:0a1b in / ', 'ADD file:0a1b /'],
    ['/bin/sh -c #(nop)  CMD ["bash"]', 'CMD ["bash"]'],
    ['/bin/sh -c #(nop)  ENV A=b', 'ENV A=b'],
    ['cmd /S /C #(nop) WORKDIR C:\\app', 'WORKDIR C:\\app'],
    ['cmd /S /C dir', 'RUN dir'],
    ['powershell -Command Get-Item x', 'RUN Get-Item x'],
  ])('tells classic Docker’s %s', (written, told) => {
    expect(tell(written)).toBe(told);
  });

  it.each([
    ['/bin/sh -c apt-get update|inheritLabels=false', 'RUN apt-get update'],
    [
      '/bin/sh -c #(nop) COPY file:0a1b in /app |inheritLabels=false|force-mtime=0',
      'COPY file:0a1b /app',
    ],
    [
      '/bin/sh -c --mount=type=cache,target=/x make',
      'RUN --mount=type=cache,target=/x make',
    ],
  ])('tells buildah’s %s', (written, told) => {
    expect(tell(written)).toBe(told);
  });

  it.each([
    'RUN --mount=type=cache,target=/root/.cache go build ./...',
    'COPY --from=build /out/app /app',
  ])('tells kaniko’s %s as it stands', written => {
    expect(tell(written)).toBe(written);
  });

  it.each([
    'bazel build //app:image',
    'jib-maven-plugin:3.4.0',
    'ko build ko://example.com/x',
    'Application Layer',
  ])('takes %s for no Dockerfile word', written => {
    expect(tellInstruction({ createdBy: written, emptyLayer: false })).toEqual({
      keyword: 'other',
      text: written,
    });
  });

  it('tells the comment where nothing else is said', () => {
    const comment = 'Imported from -';
    expect(tellInstruction({ comment, emptyLayer: false })?.text).toBe(comment);
  });

  it('tells nothing of an empty entry', () => {
    expect(tellInstruction({ emptyLayer: false })).toBeUndefined();
    expect(
      tellInstruction({
        comment: 'buildkit.exporter.image.v0',
        emptyLayer: false,
      }),
    ).toBeUndefined();
  });
});
