/**
 * Whom the name of an owner means among the people and roles of the resources.
 */
import { describe, expect, test } from 'vitest'
import { cases } from '../testing/marked.ts'
import { people } from './people.ts'
import { readPlan } from './read.ts'

const TEAM = `
## Resources Needed
### Team
- @ana (backend)
- @ben-lee (frontend)
- Ana Maria Silva (QA)
- Backend developer: 2
- Data engineer: 1
### Tools
- Figma
`
const readTeam = (text: string) => people(readPlan(text, { asOf: '2026-11-23' }))

/** Names of those who are meant; `anyone`; `-` for somebody whom the resources do not name. */
const shown = (owner: string, text = TEAM): string => {
  const meant = readTeam(text).find(owner)
  return meant === null ? '-' : meant === 'anyone' ? meant : meant.map(({ name }) => name).join(', ')
}

describe('an owner', () => {
  test.each(
    cases(`
      ana                         //= ana
      Ana                         //= ana
      ANA                         //= ana
      ben-lee                     //= ben-lee
      Ben Lee                     //= ben-lee
      Ana Maria Silva             //= Ana Maria Silva
      ana maria silva             //= Ana Maria Silva
      frontend                    //= ben-lee
      Frontend developer          //= ben-lee
      QA                          //= Ana Maria Silva
      Data engineer               //= Data engineer
      data                        //= Data engineer
      Zoe                         //= -
      Security                    //= -
      Figma                       //= -
      team                        //= anyone
      everyone                    //= anyone
      the team                    //= anyone
      me                          //= anyone
      Claude                      //= anyone
      developer                   //= anyone
      Lead engineer               //= anyone
    `),
  )('%s', (owner, expected) => expect(shown(owner)).toBe(expected))

  test('a person goes before a role of the same name', () => expect(shown('backend')).toBe('ana'))
  test('a role, where no person has it', () =>
    expect(shown('backend', '## Resources\n### Team\n- Backend developer: 2\n- QA engineer: 1')).toBe('Backend developer'))
  test('no resources: nobody is known, and the team is anyone', () => {
    expect([shown('ana', '# Plan'), shown('team', '# Plan')]).toEqual(['-', 'anyone'])
  })
})

test('names for suggestions: people and roles, each once', () =>
  expect(readTeam(`${TEAM}\n- @ana (again)`).names).toEqual(['ana', 'ben-lee', 'Ana Maria Silva', 'Backend developer', 'Data engineer']))
