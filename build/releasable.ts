export interface Candidate {
  readonly version: string;
  readonly changelog: string;
  /** Changes that no version tells of yet. */
  readonly changesets: readonly string[];
  /** As `git status --porcelain` says it. */
  readonly uncommitted: string;
  readonly isTagged: boolean;
  /** The registry can be told where it was built. */
  readonly canProve: boolean;
  /** As package.json says it; the registry compares it with where it was built. */
  readonly repository: string | undefined;
}

/** What keeps it from being published; in words for who would publish it. */
export function whyNot(candidate: Candidate): string[] {
  const { version, changelog, changesets, uncommitted, isTagged, canProve, repository } = candidate;
  return [
    ...(uncommitted ? [`these files are not committed:\n${uncommitted}`] : []),
    ...(changesets.length > 0
      ? [`${changesets.join(', ')} in .changeset: npx changeset version makes the next version of them.`]
      : []),
    ...(changelog.split('\n').includes(`## ${version}`) ? [] : [`CHANGELOG.md says nothing of ${version}.`]),
    ...(isTagged ? [`${version} is released already: the tag v${version} is there.`] : []),
    ...(repository
      ? []
      : ['package.json names no repository, which the proof of where it was built has to match.']),
    ...(canProve
      ? []
      : ['only GitHub Actions can prove where it was built (.github/workflows/release.yml).']),
  ];
}
