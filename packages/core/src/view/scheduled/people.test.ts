/**
 * Who does it: shares, absences, several owners, nobody named, one person for several tasks and plans.
 */
import { describe } from 'vitest'
import { check } from '../../testing/scheduled.ts'

describe('absence', () => {
  check(
    'in the middle of a task: the work goes on behind it',
    'away on Tue and Wed, both included: one day on Mon, the other on Thu',
    `
    ## Tasks
    - [ ] 1.1 Parse (2d, @ana)              //= Mon 11-23 09:00 .. Thu 11-26 17:00; by ana
    ## Resources Needed
    - @ana: away 2026-11-24..2026-11-25`,
    { load: ['ana: 16 of 24'] },
  )
  check(
    'before a task: it starts when its owner is back',
    'away until Tue: Wed and Thu',
    `
    ## Tasks
    - [ ] 1.1 Parse (2d, @ana)              //= Wed 11-25 09:00 .. Thu 11-26 17:00
    ## Resources Needed
    - @ana: away 2026-11-19..2026-11-24`,
  )
  check(
    'over the end of a task and the weekend',
    'Thu, then away from Fri to Mon: the second day is Tue',
    `
    ## Tasks
    - [ ] 1.1 Parse (2d, start 2026-11-26, @ana)  //= Thu 11-26 09:00 .. Tue 12-01 17:00
    - [ ] 1.2 Print (1d, after 1.1, @ben)   //= Wed 12-02 09:00 .. Wed 12-02 17:00
    ## Resources Needed
    - @ana: away 2026-11-27..2026-11-30
    - @ben (frontend)`,
  )
  check(
    'a lag does not wait for who is away: it is the plan that counts it',
    '1.1 ends Mon 17:00; a working day later is Tue 17:00, so 1.2 may begin on Wed, when Ana is back',
    `
    ## Tasks
    - [ ] 1.1 Parse (1d, @ana)              //= Mon 11-23 09:00 .. Mon 11-23 17:00
    - [ ] 1.2 Print (1d, after 1.1 + 1d, @ana)  //= Wed 11-25 09:00 .. Wed 11-25 17:00
    ## Resources Needed
    - @ana: away 2026-11-24`,
  )
})

describe('shares', () => {
  check(
    'half-time takes twice as long',
    'three days are 24 h, with half of each day 48 h: six working days; the first week has 20 of the hours',
    `
    ## Tasks
    - [ ] 1.1 Parse (3d, @ana)              //= Mon 11-23 09:00 .. Mon 11-30 17:00; effort 24
    ## Resources Needed
    - @ana (backend): 50 %`,
    { days: 6, load: ['ana: 20 of 20, 4 of 20'] },
  )
  check(
    '80 % of a day',
    '16 h at 80 % are 20 h: Mon, Tue and half of Wed',
    `
    ## Tasks
    - [ ] 1.1 Parse (2d, @ana)              //= Mon 11-23 09:00 .. Wed 11-25 13:00
    ## Resources Needed
    - @ana: 80 %`,
    { load: ['ana: 16 of 32'] },
  )
  check(
    'half-time and away',
    '8 h at 50 % are 16 h: Mon, and Wed after a day off',
    `
    ## Tasks
    - [ ] 1.1 Parse (1d, @ana)              //= Mon 11-23 09:00 .. Wed 11-25 17:00
    ## Resources Needed
    - @ana: 50 %, away 2026-11-24`,
    { load: ['ana: 8 of 16'] },
  )
})

describe('several owners', () => {
  check(
    'share a task equally',
    'two days are one day for each of two',
    `
    ## Tasks
    - [ ] 1.1 Parse (2d, @ana, @ben)        //= Mon 11-23 09:00 .. Mon 11-23 17:00; by ana, ben; effort 16
    - [ ] 1.2 Print (1d, after 1.1, @ana)   //= Tue 11-24 09:00 .. Tue 11-24 17:00`,
  )
  check(
    'one of them half-time: the task ends with the slower one',
    'one day each: Ana on Mon, Ben at 50 % until Tue; Ana goes on with 1.2 on Tue, 1.3 waits for both',
    `
    ## Tasks
    - [ ] 1.1 Parse (2d, @ana, @ben)        //= Mon 11-23 09:00 .. Tue 11-24 17:00
    - [ ] 1.2 Print (1d, @ana)              //= Tue 11-24 09:00 .. Tue 11-24 17:00; held by person 1.1
    - [ ] 1.3 Sum (1d, after 1.1, @ana)     //= Wed 11-25 09:00 .. Wed 11-25 17:00
    ## Resources Needed
    - @ana (backend)
    - @ben (frontend): 50 %`,
    { load: ['ana: 24 of 40', 'ben: 8 of 20'] },
  )
  check(
    'one of them away: the task starts with the other',
    'Ana does her day on Mon, Ben his on Wed',
    `
    ## Tasks
    - [ ] 1.1 Parse (2d, @ana, @ben)        //= Mon 11-23 09:00 .. Wed 11-25 17:00
    ## Resources Needed
    - @ana (backend)
    - @ben: away 2026-11-23..2026-11-24`,
  )
  check(
    'three of them share what cannot be divided evenly',
    '100 min are 34, 33 and 33: the longest share ends 09:34',
    `
    ## Tasks
    - [ ] 1.1 Parse (100min, @ana, @ben, @cai)  //= Mon 11-23 09:00 .. Mon 11-23 09:34`,
  )
})

describe('one person for several tasks', () => {
  check(
    'does one after another, in the order of the document',
    'nothing links the two: 1.1 has Mon and Tue, 1.2 has Wed',
    `
    ## Tasks
    - [ ] 1.1 Parse (2d, @ana)              //= Mon 11-23 09:00 .. Tue 11-24 17:00
    - [ ] 1.2 Print (1d, @ana)              //= Wed 11-25 09:00 .. Wed 11-25 17:00; held by person 1.1`,
    { path: '1.1 -ana-> 1.2', status: 'optimal' },
  )
  check(
    'a gap is filled by what fits into it',
    '1.2 waits for Ben until Tue, so Ana does 1.3 first, on Mon and Tue',
    `
    ## Tasks
    - [ ] 1.1 Parse (2d, @ben)              //= Mon 11-23 09:00 .. Tue 11-24 17:00
    - [ ] 1.2 Print (1d, after 1.1, @ana)   //= Wed 11-25 09:00 .. Wed 11-25 17:00
    - [ ] 1.3 Sum (2d, @ana)                //= Mon 11-23 09:00 .. Tue 11-24 17:00`,
    { days: 3 },
  )
  check(
    'a shorter plan goes before the order of the document',
    'in document order Ana would do 1.1 first and 1.3 would end on Fri; with 1.2 first, 1.3 has Tue to Thu: the plan needs four days',
    `
    ## Tasks
    - [ ] 1.1 Parse (1d, @ana)              //= Tue 11-24 09:00 .. Tue 11-24 17:00
    - [ ] 1.2 Print (1d, @ana)              //= Mon 11-23 09:00 .. Mon 11-23 17:00
    - [ ] 1.3 Sum (3d, after 1.2, @ben)     //= Tue 11-24 09:00 .. Thu 11-26 17:00`,
    { days: 4, status: 'optimal', path: '1.2 -> 1.3' },
  )
  check(
    'optional work comes last',
    '1.1 stands first but is optional: 1.2 has Mon',
    `
    ## Tasks
    - [ ] 1.1 Paint (optional) (1d, @ana)   //= Tue 11-24 09:00 .. Tue 11-24 17:00
    - [ ] 1.2 Print (1d, @ana)              //= Mon 11-23 09:00 .. Mon 11-23 17:00`,
  )
  check(
    'two plans that name the same person share them',
    'Ana does the two days of the first plan, then the one day of the second; the first plan has no claim on Ben',
    [
      `
      ## Tasks
      - [ ] 1.1 Parse (2d, @ana)            //= Mon 11-23 09:00 .. Tue 11-24 17:00`,
      `
      ## Tasks
      - [ ] 1.1 Print (1d, @Ana)            //= Wed 11-25 09:00 .. Wed 11-25 17:00; held by person 1.1
      - [ ] 1.2 Sum (1d, @ben)              //= Mon 11-23 09:00 .. Mon 11-23 17:00`,
    ],
    { load: ['ana: 24 of 40', 'ben: 8 of 40'] },
  )
  check(
    'two plans that name nobody have one person each',
    'nothing says that it is the same person: both begin on Mon',
    [
      '## Tasks\n- [ ] 1.1 Parse (1d)  //= Mon 11-23 09:00 .. Mon 11-23 17:00',
      '## Tasks\n- [ ] 1.1 Print (2d)  //= Mon 11-23 09:00 .. Tue 11-24 17:00',
    ],
    { days: 2 },
  )
})

describe('no owner', () => {
  check(
    'and nobody named: one person does everything, in the order of the document',
    'three days of work for one: Mon, Tue and Wed',
    `
    ## Tasks
    - [ ] 1.1 Parse (1d)                    //= Mon 11-23 09:00 .. Mon 11-23 17:00; assumes owner: one person does everything, since nobody is named
    - [ ] 1.2 Print (1d)                    //= Tue 11-24 09:00 .. Tue 11-24 17:00; by one person
    - [ ] 1.3 Sum (1d)                      //= Wed 11-25 09:00 .. Wed 11-25 17:00`,
    { days: 3, load: ['one person: 24 of 40'] },
  )
  check(
    'and two people named: whoever ends it first',
    'Ana has 1.1 until Tue, Ben 1.2 on Mon; 1.3 ends first with Ben, on Tue',
    `
    ## Tasks
    - [ ] 1.1 Parse (2d)                    //= Mon 11-23 09:00 .. Tue 11-24 17:00; by ana
    - [ ] 1.2 Print (1d)                    //= Mon 11-23 09:00 .. Mon 11-23 17:00; by ben
    - [ ] 1.3 Sum (1d)                      //= Tue 11-24 09:00 .. Tue 11-24 17:00; by ben; assumes owner: ben, with whom it ends first
    ## Resources Needed
    - @ana (backend)
    - @ben (frontend)`,
    { days: 2 },
  )
  check(
    'the faster of two: full time before half-time',
    'a day takes Ana one day and Ben two: 1.1 goes to Ana; 1.2 ends on Tue with either, and the first of equals is Ana',
    `
    ## Tasks
    - [ ] 1.1 Parse (1d)                    //= Mon 11-23 09:00 .. Mon 11-23 17:00; by ana
    - [ ] 1.2 Print (1d)                    //= Tue 11-24 09:00 .. Tue 11-24 17:00; by ana
    ## Resources Needed
    - @ana (backend)
    - @ben (frontend): 50 %`,
  )
  check(
    'a role of two is two people',
    'two at once on Mon, the third on Tue',
    `
    ## Tasks
    - [ ] 1.1 Parse (1d)                    //= Mon 11-23 09:00 .. Mon 11-23 17:00; by Backend developer 1
    - [ ] 1.2 Print (1d)                    //= Mon 11-23 09:00 .. Mon 11-23 17:00; by Backend developer 2
    - [ ] 1.3 Sum (1d)                      //= Tue 11-24 09:00 .. Tue 11-24 17:00; by Backend developer 1
    ## Resources Needed
    ### Team
    - Backend developer: 2`,
  )
  check(
    'half a role takes twice as long',
    '0.5 of a tester: one day is Mon and Tue',
    `
    ## Tasks
    - [ ] 1.1 Test (1d)                     //= Mon 11-23 09:00 .. Tue 11-24 17:00; by QA engineer
    ## Resources Needed
    ### Team
    - QA engineer: 0.5`,
  )
  check(
    'an owner who is a role is whoever has it',
    'two developers: 1.1 and 1.2 on Mon, each with one; the tester has no part in it',
    `
    ## Tasks
    - [ ] 1.1 Parse (1d)                    //= Mon 11-23 09:00 .. Mon 11-23 17:00; by Backend developer 1
      - Owner: Backend
    - [ ] 1.2 Print (1d)                    //= Mon 11-23 09:00 .. Mon 11-23 17:00; by Backend developer 2
      - Owner: Backend
    - [ ] 1.3 Sum (1d)                      //= Tue 11-24 09:00 .. Tue 11-24 17:00; by Backend developer 1
      - Owner: Backend
    ## Resources Needed
    ### Team
    - Backend developer: 2
    - QA engineer: 1`,
  )
})
