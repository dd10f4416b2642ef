/** Most releases of a stream, deployments of the same image included. */
const MAX_RELEASES = 26;

/**
 * Puts deployments of the same image, which bring nothing new, between
 * releases, so that on average as many are changes as were: of 20 deployments a
 * month of which 10 brought another image, each release is there twice.
 *
 * They lie evenly, none after the newest release: that is what was deployed
 * last. Where they would be too many, the oldest releases are left out.
 *
 * @param share - of deployments that brought another image, 0 to 1
 */
export function withRepeats<T>(releases: readonly T[], share: number): T[] {
  const wanted = Math.max(share, 1 / (MAX_RELEASES - 1));
  if (releases.length < 2 || wanted >= 1) {
    return [...releases];
  }
  const changes = Math.max(
    1,
    Math.min(releases.length - 1, Math.floor((MAX_RELEASES - 1) * wanted)),
  );
  const kept = releases.slice(releases.length - 1 - changes);
  const transitions = Math.round(changes / wanted);
  const result: T[] = [];
  for (let change = 0; change < changes; change += 1) {
    const until = Math.round(((change + 1) * transitions) / changes) - 1;
    while (result.length <= until) {
      result.push(kept[change]);
    }
  }
  result.push(kept[changes]);
  return result;
}
