/**
 * Globs as people write them in a text: `src/**` + `/*.test.ts`, `{a,b}`, `<name>`, and `[id]`, which is a folder's name in some
 * frameworks.
 */

const LONGEST = 300

/** True for each path that the glob matches, from the root or as the end of a longer path. Linear in the path but for a `**` each. */
export function matcher(glob: string): (path: string) => boolean {
  if (glob.length > LONGEST) return () => false
  const whole = new RegExp(`(?:^|/)${translated(glob.replace(/^\/+|\/+$/g, ''))}(?:/|$)`, 'u')
  return (path) => path.length <= 4_096 && whole.test(path)
}

function translated(glob: string): string {
  let result = ''
  for (let at = 0; at < glob.length; at++) {
    const rest = glob.slice(at)
    const group = /^\{([^{}]*)\}/.exec(rest)
    const hole = /^(?:<[^<>]*>|\[[^[\]/]*\])/.exec(rest)
    if (/^\*\*\/?/.test(rest)) {
      result += rest.startsWith('**/') ? '(?:[^/]+/)*' : '.*'
      at += rest.startsWith('**/') ? 2 : 1
    } else if (rest.startsWith('*')) result += '[^/]*'
    else if (group?.[1] !== undefined) {
      result += group[1].includes(',') ? `(?:${group[1].split(',').map(translated).join('|')})` : '[^/]+'
      at += group[0].length - 1
    } else if (hole) {
      result += `(?:${literal(hole[0])}|[^/]+)`
      at += hole[0].length - 1
    } else result += rest.startsWith('?') ? '[^/]' : literal(glob[at] as string)
  }
  return result
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
