/** `--mount=type=cache,target=/root/.npm` of a RUN, taken apart. */
export interface DockerfileMount {
  /** `bind` (the default), `cache`, `tmpfs`, `secret`, `ssh` or whatever is written. */
  type: string;
  /** Where it is mounted: `target`, `dst` or `destination`. */
  target?: string;
  source?: string;
  /** Stage or image that it is taken from. */
  from?: string;
  id?: string;
  /** Of a cache: `shared` (the default), `private` or `locked`. */
  sharing?: string;
}

/** A flag of an instruction: `--chown=app`, `--link`. */
export interface DockerfileFlag {
  /** Without dashes, in lower case. */
  name: string;
  /** Absent where it is written without `=`. */
  value?: string;
}

/** A here-document of a RUN, COPY or ADD. */
export interface DockerfileHeredoc {
  name: string;
  body: string;
}

/** An instruction of a Dockerfile, as written and taken apart. */
export interface DockerfileInstruction {
  /** In upper case; what Docker does not know stays as it is. */
  keyword: string;
  /** As written, all of its lines. */
  text: string;
  /** Of its first and last line; 1 is the first. */
  line: number;
  endLine: number;
  flags: DockerfileFlag[];
  /** Of a RUN. */
  mounts: DockerfileMount[];
  /** `exec` where the arguments are a JSON list. */
  form: 'exec' | 'shell';
  /**
   * Elements of the JSON list, or words, without the bodies of here-documents.
   * Variables as written.
   */
  args: string[];
  /**
   * What follows keyword and flags: continued lines joined, comments gone, the
   * bodies of here-documents kept.
   */
  content: string;
  heredocs: DockerfileHeredoc[];
  /** Of ENV, ARG and LABEL; a value is absent where none is given. */
  assignments: { name: string; value?: string }[];
  /** What an ONBUILD puts off. */
  trigger?: DockerfileInstruction;
}

/** What a stage is built from. */
export interface DockerfileOrigin {
  /** As written: `golang:${GO_VERSION}`. */
  text: string;
  /**
   * With the defaults of its build arguments: `golang:1.24`. Absent where a
   * variable has none.
   */
  image?: string;
  /** Whether a build argument decides on it. */
  hasVariables: boolean;
  /** Index of the earlier stage that it names, if it does. */
  stage?: number;
}

/** From one FROM to the next. */
export interface DockerfileStage {
  index: number;
  /** In lower case, as Docker compares them. */
  name?: string;
  from: DockerfileOrigin;
  /** Of `FROM --platform=`. */
  platform?: string;
  /** The FROM itself. */
  head: DockerfileInstruction;
  /** Without the FROM. */
  instructions: DockerfileInstruction[];
}

/** A Dockerfile, read without judging it. */
export interface Dockerfile {
  /** Of `# syntax=`. */
  syntax?: string;
  escape: '\\' | '`';
  /** Of the ARGs above the first FROM: defaults, absent where none is given. */
  globalArguments: ReadonlyMap<string, string | undefined>;
  stages: DockerfileStage[];
  /** The stage that becomes the image; absent where there is no FROM. */
  final?: DockerfileStage;
  /** The final stage and the stages that it is FROM: what they do is in the image. Base first. */
  chain: DockerfileStage[];
  /** Every stage whose result the final one needs, itself included, in order. */
  used: DockerfileStage[];
  /** Why nothing, or not all, could be read. */
  problem?: string;
}
