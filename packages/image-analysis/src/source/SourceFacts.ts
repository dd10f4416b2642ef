/**
 * Dockerfile and .dockerignore of an image.
 * @public
 */
export interface SourceFacts {
  dockerfile?: DockerfileText;
  dockerignore?: DockerignoreText;
}

/** @public */
export interface DockerfileText {
  /** In the repository: `services/checkout/Dockerfile`. */
  path: string;
  /** At most 256 KiB. */
  text: string;
  /**
   * `provenance`: recorded when this very image was built. `source`: as the
   * repository has it now, which may be another version.
   */
  from: 'provenance' | 'source';
  /** `docker build --target`, where one was given and is known. */
  target?: string;
}

/** @public */
export interface DockerignoreText {
  path: string;
  /** Absent where there is none: then nothing is ignored. */
  text?: string;
}
