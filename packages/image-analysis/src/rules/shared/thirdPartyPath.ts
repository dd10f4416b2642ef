/** Directories of others' software, anywhere in a path. */
const THIRD_PARTY =
  /(?:^|\/)(?:node_modules|bower_components|vendor|site-packages|dist-packages|gems|bundle|pkg\/mod|\.cargo|\.m2|\.nuget)\//;

/** What distributions and toolchains install, from the root of the image. */
const DISTRIBUTION =
  /^(?:usr\/(?:lib|lib32|lib64|libexec|include|share|src)|usr\/local\/(?:go|rustup|cargo|lib|share|include)|lib|lib64|nix|proc|sys|dev|var\/lib|var\/cache|etc\/(?:skel|alternatives))\//;

/** Whether a file is somebody else's software, as far as its path tells. */
export function isThirdPartyPath(path: string): boolean {
  return THIRD_PARTY.test(path) || DISTRIBUTION.test(path);
}
