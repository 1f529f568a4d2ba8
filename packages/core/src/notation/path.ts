/**
 * Whether a text is a path, and of what.
 */

export type PathKind = 'file' | 'directory' | 'glob'

const SEGMENT = String.raw`[\p{L}\p{N}_@.\-~*?\[\]{}()$+=!&]+`
const PATH = new RegExp(`^(?:\\.{1,2}/|~/|/)?${SEGMENT}(?:/${SEGMENT})*/?$`, 'u')
const EXTENSION = /\.[A-Za-z][A-Za-z0-9]{0,9}$/
const BARE_FILES = /^(?:Dockerfile|Makefile|Justfile|Procfile|LICENSE|README|Gemfile|Rakefile|Vagrantfile|CODEOWNERS|Jenkinsfile|Taskfile)$/
const NO_PATH = /^(?:https?:|\/api\/|@[\w-]+\/[\w-]+$|\d+(?:\.\d+)*$|[A-Z]+\s)|\(\)$|^[\w.]+\(.*\)$|^(?:Node|Next|Vue|React|Express|Three|D3|Nuxt|Chart)\.js$/i

/** The kind of a path in code quotes or a tree; null for a name, a call, a package, a URL or a route. */
export function pathKind(text: string): PathKind | null {
  if (!PATH.test(text) || NO_PATH.test(text)) return null
  const last = text.split('/').filter(Boolean).at(-1) ?? ''
  if (/[*?]|\{[^}]*,[^}]*\}/.test(text)) return text.includes('/') || EXTENSION.test(last) ? 'glob' : null
  if (text.endsWith('/')) return 'directory'
  if (EXTENSION.test(last) || BARE_FILES.test(last) || /^\.[\w-]+/.test(last)) return 'file'
  return text.includes('/') ? 'directory' : null
}

const COMMENT = /\s+(?:#|\/\/|←|<-+|→|--+|—|–|;|\/\*|<=)(?=\s|\S).*$|\s{2,}\S.*$|\s+[（(\[].*$|\t\S.*$/u

/** A tree or list line without the remark behind the name, and the remark. */
export function withoutRemark(text: string): { name: string; remark: string | null } {
  const found = COMMENT.exec(text)
  if (!found) return { name: text.trim(), remark: null }
  const remark = found[0].replace(/^[\s#/←<—–;*→-]+/u, '').replace(/\s*\*\/\s*$/, '').trim()
  return { name: text.slice(0, found.index).trim(), remark: remark || null }
}
