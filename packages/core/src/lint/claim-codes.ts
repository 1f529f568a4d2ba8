/**
 * The codes of findings that come from what a document says about its repository. The kinds themselves stand in `claims`, which is
 * not loaded with the rules; a test holds the two together.
 */
export const CLAIM_CODES: readonly string[] = [
  'claim-other-tree',
  ...[
    'path',
    'glob',
    'symbol',
    'tree',
    'command',
    'variable',
    'version',
    'port',
    'route',
    'package',
    'service',
    'value',
    'size',
    'naming',
    'import',
    'absent',
    'ci',
    'guard',
    'test',
    'link',
    'decision',
    'secret',
    'said',
    'run',
  ].map((kind) => `claim-${kind}`),
]
