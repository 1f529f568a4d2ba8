/**
 * Resources: what each line is, who is named, how much of them there is, and when they are away.
 */
import { describe, expect, test } from 'vitest'
import { lines } from '../testing/marked.ts'
import { document } from './document.ts'
import type { Resource } from './plan.ts'
import { readResources } from './resources.ts'

const absent = ({ absences }: Resource) => absences.map(({ value }) => ` ${value.from}..${value.to}`).join('')
const mark = (found: Resource) =>
  [found.kind, found.name, ...(found.availability ? [`x${found.availability.value}`] : [])].join(' ') +
  (found.kind === 'person' && found.role ? ` (${found.role})` : '') +
  absent(found)

/** Behind `//=`: kind, name, `x` and the availability, the role of a person in brackets, absences half-open. */
function check(marked: string): void {
  const rows = lines(marked).map((row) => row.split(/\s*\/\/= /))
  const found = readResources(document(rows.map(([text]) => text).join('\n')))
  const at = (line: number) =>
    found
      .filter((resource) => resource.line === line)
      .map(mark)
      .join(' ; ')
  expect(rows.map(([text], index) => [text, at(index + 1)])).toEqual(rows.map(([text, expected = '']) => [text, expected]))
}

const each = (table: readonly (readonly [name: string, marked: string])[]) => test.each(table)('%s', (_, marked) => check(marked))

describe('people', () => {
  each([
    [
      'handle, role, share, absence',
      '\n## Resources\n- @ida (oven): 80 %, away 2026-12-21..2027-01-02  //= person ida x0.8 (oven) 2026-12-21..2027-01-03',
    ],
    ['handle and share', '\n## Resources\n- @ida: 50%  //= person ida x0.5'],
    ['a share in the bracket is no role', '\n## Resources\n- @ida (60 %)  //= person ida x0.6'],
    ['handle alone', '\n## Resources\n- @ida-maria  //= person ida-maria'],
    ['handles behind a role', '\n## Resources\n- Oven: @ida (80 %), @otto  //= person ida x0.8 (Oven) ; person otto (Oven)'],
    ['a name with a role', '\n## Resources\n- Ida Brot (QA): 20 h/week  //= person Ida Brot x0.5 (QA)'],
    [
      'a name among the team',
      `
      ## Resources
      ### Team
      - Ida: backend                                    //= person Ida (backend)
      - Backend: all of it                              //= role Backend
      ### Other
      - Figma (design)                                  //= tool Figma
      - Jest: testing                                   //= tool Jest`,
    ],
    ['names in one line', '\n## Resources\n- Team: Ida (QA, 50 %), Otto (design)  //= person Ida x0.5 (QA) ; person Otto (design)'],
    [
      'no package, address or decorator',
      `
      ## Resources
      - \`@oven/heat\` for the fire                      //= tool @oven/heat for the fire
      - \`@Bake()\` decorator                            //= tool @Bake`,
    ],
    [
      'single days and ranges away',
      '\n## Resources\n- @ida, away 2026-12-24, 2026-12-30 - 2026-12-31  //= person ida 2026-12-24..2026-12-25 2026-12-30..2027-01-01',
    ],
    ['a date that is no absence', '\n## Resources\n- @ida from 2026-12-24  //= person ida'],
    ['on leave, in other words', '\n## Tài nguyên\n- @lan nghỉ 2026-05-01 đến 2026-05-03  //= person lan 2026-05-01..2026-05-04'],
  ])
})

describe('roles', () => {
  each([
    ['a share', '\n## Resources\n- Backend Developer: 0.5 (the till)  //= role Backend Developer x0.5'],
    ['a count in the bold name', '\n## Resources\n- **Backend Developer (2):** all of it  //= role Backend Developer x2'],
    ['a count before', '\n## Resources\n- 1 developer (all-round)  //= role developer x1'],
    ['a count with a cross', '\n## Resources\n- 2 x Frontend developers  //= role Frontend developers x2'],
    ['full-time equivalents', '\n## Resources\n- **Data Engineer (0.5 FTE)**: the scales  //= role Data Engineer x0.5'],
    ['part-time', '\n## Resources\n- QA engineer, part-time  //= role QA engineer x0.5'],
    ['days a week', '\n## Resources\n- DevOps: 2 days per week  //= role DevOps x0.4'],
    ['hours of work are no share', '\n## Resources\n- Tester: 4 hours of tasting  //= role Tester'],
    ['people with a bracket', '\n## Resources\n- **People**: 1 (baker)  //= role baker x1'],
    ['a list of roles', '\n## Resources\n- Team: 2 developers, 1 tester  //= role developers x2 ; role tester x1'],
    ['what a role is for', '\n## Resources\n- Designer for the shop window  //= role Designer'],
    ['an option before', '\n## Resources\n- (optional) Backend/DevOps for the oven  //= role Backend/DevOps'],
    ['Vietnamese', '\n## Tài nguyên cần thiết\n- Lập trình viên (2 người)  //= role Lập trình viên x2'],
    ['Chinese', '\n## 所需资源\n- 后端工程师：2人  //= role 后端工程师 x2'],
    [
      'what only speaks of one',
      `
      ## Resources
      - reviewer agent for each loaf                    //= tool reviewer agent for each loaf
      - Developer documentation                         //= knowledge Developer documentation`,
    ],
    ['in a team group any name', '\n## Resources\n### Team & Roles\n- Baker  //= role Baker'],
  ])
})

describe('groups', () => {
  each([
    [
      'headings',
      `
      ## Resources Needed
      ### Team Members and Roles
      - Baker: 1                                        //= role Baker x1
      ### Tools and Services
      - Rolling pin                                     //= tool Rolling pin
      - Weather API key                                 //= service Weather API key
      ### Infrastructure
      - **Development:** the small oven                 //= infrastructure Development
      ### Documentation/Knowledge
      - The old recipe                                  //= knowledge The old recipe`,
    ],
    [
      'bold labels',
      `
      ## Tài nguyên cần thiết
      **Công cụ:**
      - Cán bột                                         //= tool Cán bột

      **Hạ tầng:**
      - Lò nướng                                        //= infrastructure Lò nướng`,
    ],
    [
      'bullets over lists',
      `
      ## Resources
      - Tools and services
        - Rolling pin                                   //= tool Rolling pin
      - Infrastructure
        - Small oven                                    //= infrastructure Small oven`,
    ],
    [
      'labels in the line',
      `
      ## Resources
      - **Tools**: pin, bowl                            //= tool Tools
      - **Infrastructure**: one oven                    //= infrastructure Infrastructure
      - **Knowledge**: the old recipe                   //= knowledge Knowledge`,
    ],
    [
      'a group that says nothing of the kind',
      `
      ## Resources
      ### Optional
      - Postgres server                                 //= infrastructure Postgres server
      - Rolling pin                                     //= tool Rolling pin`,
    ],
  ])
})

describe('kinds by words', () => {
  each([
    ['knowledge', '\n## Resources\n- Understanding of yeast  //= knowledge Understanding of yeast'],
    ['a link', '\n## Resources\n- [Yeast](https://yeast.example): https://yeast.example  //= knowledge Yeast'],
    ['source files', '\n## Resources\n- The scales, see `scale.py`  //= knowledge The scales, see scale.py'],
    ['a service', '\n## Resources\n- Bank account  //= service Bank account'],
    ['infrastructure', '\n## Resources\n- Staging cluster  //= infrastructure Staging cluster'],
    ['what it is for does not count', '\n## Resources\n- Spoon for API testing  //= tool Spoon for API testing'],
    ['a box before it', '\n## Resources\n- [x] Oven API documentation  //= knowledge Oven API documentation'],
  ])
})

describe('tables', () => {
  each([
    [
      'names, roles and shares',
      `
      ## Resources
      ### Team
      | Name | Role | Availability |
      |---|---|---|
      | Ida Brot | Baker | 80% |                        //= person Ida Brot x0.8 (Baker)
      | @otto | Tester | 0.5 |                          //= person otto x0.5 (Tester)
      | TBD | Designer | 1 |                            //= role Designer x1`,
    ],
    [
      'roles and counts',
      `
      ## Resources
      | Role | Count | Work |
      |---|---|---|
      | Backend developer | 2 | till, 30% of tests |    //= role Backend developer x2`,
    ],
    [
      'absences',
      `
      ## Resources
      | Name | Role | Away |
      |---|---|---|
      | Ida | Baker | 2026-12-24 to 2026-12-26 |        //= person Ida (Baker) 2026-12-24..2026-12-27`,
    ],
    [
      'tools',
      `
      ## Resources
      ### Tools
      | Tool | Purpose |
      |---|---|
      | Rolling pin | dough |                           //= tool Rolling pin`,
    ],
    [
      'anything',
      `
      ## Resources
      | Resource | Purpose |
      |---|---|
      | Weather API key | the forecast |                //= service Weather API key
      | VPS (2 GB) | the shop |                         //= infrastructure VPS`,
    ],
  ])
})

describe('no resources', () => {
  each([
    [
      'words for none',
      `
      ## Resources
      - None
      - No new dependencies
      - Infrastructure: none
      - Không cần thêm`,
    ],
    [
      'the bullets of the template',
      `
      ## Resources Needed
      **What do we need to succeed?**

      - Team members and roles
      - Tools and services
      - Infrastructure
      - Documentation/knowledge`,
    ],
    [
      'a change log at the end',
      `
      ## Resources
      - Rolling pin                                     //= tool Rolling pin

      **Changelog:**
      - 2026-01-02 first draft`,
    ],
    ['prose', '\n## Resources\nWe have all we need.'],
  ])
})

describe('the team among the dependencies', () => {
  each([
    [
      'people whom the resources do not name',
      `
      ## Dependencies
      ### Team/Resource Dependencies
      - Baker and oven are free
      - QA engineer: in week 3 (80%)                    //= role QA engineer x0.8
      - Designer: in week 4
      ## Resources
      - Designer: 0.5                                   //= role Designer x0.5`,
    ],
    ['tasks are none', '\n## Dependencies\n- QA engineer after 1.1'],
  ])
})

test('availability and absences know where they are written', () => {
  const text = '## Resources\n- Oven: @ida (80 %, away 2026-12-24), @otto (50 %)\n'
  const at = ({ from, to }: { from: number; to: number }) => text.slice(from, to)
  const found = readResources(document(text))
  expect(found.map(({ availability }) => availability && at(availability.span))).toEqual(['80 %', '50 %'])
  expect(found.map(({ absences }) => absences.map(({ span }) => at(span)))).toEqual([['2026-12-24'], []])
})
