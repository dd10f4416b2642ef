import { ImageContents } from '../../combine/ImageContents';
import { bytesText } from '../shared/bytesText';
import { layerName } from '../shared/layerName';
import { ownLayers } from '../shared/ownLayers';
import { entryProgram } from '../size/entryProgram';
import { undecidedWithoutContents } from '../size/liveFiles';
import { Rule } from '../Rule';

/** Where programs look for the certificates of authorities. */
const BUNDLES = [
  'etc/ssl/certs/ca-certificates.crt',
  'etc/pki/tls/certs/ca-bundle.crt',
  'etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  'etc/pki/tls/cacert.pem',
  'etc/ssl/ca-bundle.pem',
  'etc/ssl/cert.pem',
  'etc/ssl/certs/ca-bundle.crt',
  'usr/local/share/certs/ca-root-nss.crt',
  'usr/local/etc/ssl/cert.pem',
];
const DIRECTORIES = ['etc/ssl/certs', 'etc/pki/tls/certs'];

/**
 * Without symbols, what Go 1.19 makes for amd64: 1.2 MB of a greeting, 1.9 MB of
 * a program that speaks TCP and JSON, 3.5 MB of one that opens a TLS connection,
 * 4.6 MB of one that fetches a page.
 */
const LEAST_BYTES_WITH_TLS = 3_000_000;

/** A static program without the certificates that TLS is checked by. */
export const certificatesMissing: Rule = {
  id: 'certificates-missing',
  version: 1,
  title: 'No certificates of authorities in the image',
  family: 'safety',
  severity: 'low',
  needs: ['contents'],
  why: 'An image FROM scratch has no list of authorities. A program in it that calls another by HTTPS fails on its first request, with an error about an unknown authority.',
  remedy:
    'Copy the bundle of certificates from the build stage, or use a base that has it, such as distroless static.',
  sources: [
    {
      name: 'Go, crypto/x509: where root certificates are looked for',
      url: 'https://pkg.go.dev/crypto/x509#SystemCertPool',
    },
  ],
  decide(input) {
    const { contents, image } = input;
    if (!contents.known) {
      return undecidedWithoutContents(input);
    }
    if (hasBundle(contents.value) || isToldElsewhere(input)) {
      return { state: 'passed' };
    }
    if (!contents.value.isComplete) {
      return undecidedWithoutContents(input);
    }
    const started = entryProgram(image, contents.value)?.path;
    const program = contents.value.executables.find(
      ({ path, linkage, language, bytes, symbolBytes, debugBytes }) =>
        linkage === 'static' &&
        language === 'go' &&
        (started === undefined || path === started) &&
        bytes - symbolBytes - debugBytes >= LEAST_BYTES_WITH_TLS,
    );
    if (!program) {
      return { state: 'passed' };
    }
    const owner = contents.value.files[program.file].layer;
    const copy =
      image.layers[owner]?.instruction ?? ownLayers(image).at(-1)?.instruction;
    return {
      state: 'found',
      findings: [
        {
          key: '',
          title: 'No certificates of authorities',
          seen: `/${program.path} is a static Go program of ${bytesText(
            program.bytes,
          )}, brought by ${layerName(
            image.layers[owner],
          )}; no bundle of certificates is at any of the places where it would look.`,
          confidence: 'guess',
          method:
            'the places were looked at; whether the program calls others by TLS is not known',
          places: [{ layer: owner, path: program.path, bytes: program.bytes }],
          remedy: {
            text: 'If the program calls others by HTTPS, copy the certificates from the build stage. Nothing is to be done if it only serves, or brings certificates of its own.',
            change: {
              in: 'Dockerfile',
              before: copy?.text,
              after: [
                'COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/',
                ...(copy ? [copy.text] : []),
              ].join('\n'),
            },
          },
        },
      ],
    };
  },
};

function hasBundle(contents: ImageContents): boolean {
  return (
    BUNDLES.some(path => contents.liveType(path) !== undefined) ||
    DIRECTORIES.some(directory =>
      contents
        .liveBelow(directory)
        .some(({ path }) => /\.(?:crt|pem|0)$/.test(path)),
    )
  );
}

function isToldElsewhere({
  facts,
}: {
  facts: { environment: readonly { name: string }[] };
}): boolean {
  return facts.environment.some(({ name }) =>
    /^SSL_CERT_(?:FILE|DIR)$/.test(name),
  );
}
