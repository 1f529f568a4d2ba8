/**
 * How long it takes: units of time, ranges, sizes, and what stands in for an estimate that is missing.
 *
 * One person does everything, so that each task begins where the one above it ends.
 */
import { describe } from 'vitest'
import { check } from '../../testing/scheduled.ts'

describe('stated', () => {
  check(
    'minutes, hours, days',
    '90 min end 10:30; 3 h more 13:30, since there is no break; 1.5 d are 12 h: 3.5 h on Mon, 8 h on Tue, 0.5 h on Wed',
    `
    ## Tasks
    - [ ] 1.1 Parse (90min)                 //= Mon 11-23 09:00 .. Mon 11-23 10:30
    - [ ] 1.2 Print (3h)                    //= Mon 11-23 10:30 .. Mon 11-23 13:30
    - [ ] 1.3 Sum (1.5d)                    //= Mon 11-23 13:30 .. Wed 11-25 09:30`,
  )
  check(
    'a week is five days, a month twenty',
    'a week of work from Mon ends on Fri; twenty days are four weeks, Mon 2026-11-30 to Fri 2026-12-25',
    `
    ## Tasks
    - [ ] 1.1 Parse (1w)                    //= Mon 11-23 09:00 .. Fri 11-27 17:00; effort 40
    - [ ] 1.2 Print (1 month)               //= Mon 11-30 09:00 .. Fri 12-25 17:00; effort 160`,
    { days: 25 },
  )
  check(
    'the middle of three, the midpoint of a range',
    'the likeliest of 1/2/9d is two days, Mon and Tue; the midpoint of 2-4d three, Wed to Fri',
    `
    ## Tasks
    - [ ] 1.1 Parse (1/2/9d)                //= Mon 11-23 09:00 .. Tue 11-24 17:00; effort 16
    - [ ] 1.2 Print (2-4d)                  //= Wed 11-25 09:00 .. Fri 11-27 17:00; effort 24`,
  )
  check(
    'sizes by the usual table',
    'S is 4 h, M 16 h, L 40 h: Mon until 13:00; two days until Wed 13:00; five days until the next Wed 13:00',
    `
    ## Tasks
    - [ ] 1.1 Parse (S)                     //= Mon 11-23 09:00 .. Mon 11-23 13:00
    - [ ] 1.2 Print (M)                     //= Mon 11-23 13:00 .. Wed 11-25 13:00
    - [ ] 1.3 Sum (L)                       //= Wed 11-25 13:00 .. Wed 12-02 13:00`,
  )
})

describe('missing', () => {
  check(
    'a share of what is stated for the phase',
    '4 days less the one of 1.1 are 3 for two: 12 h each; Tue and half of Wed, then the rest of Wed and Thu',
    `
    ## Tasks
    ### Phase 1: Base (4 days)
    - [ ] 1.1 Parse (1d)                    //= Mon 11-23 09:00 .. Mon 11-23 17:00
    - [ ] 1.2 Print                         //= Tue 11-24 09:00 .. Wed 11-25 13:00; assumes estimate 1.5d: what is left of the 4d stated for phase 1, shared by 2 tasks
    - [ ] 1.3 Sum                           //= Wed 11-25 13:00 .. Thu 11-26 17:00; effort 12`,
  )
  check(
    'a share of what is stated for the milestone that it gates',
    '3 days for two tasks are 12 h each',
    `
    ## Milestones
    - [ ] M1: Demo of 1.1 and 1.2 (3 days)  //= Wed 11-25 17:00; gated by 1.1, 1.2
    ## Tasks
    - [ ] 1.1 Parse                         //= Mon 11-23 09:00 .. Tue 11-24 13:00
    - [ ] 1.2 Print                         //= Tue 11-24 13:00 .. Wed 11-25 17:00`,
  )
  check(
    'a share of what is stated for the task above; the innermost statement counts',
    'the phase says 10 days, but the task above 4 for its two parts: 2 days each, Mon to Thu',
    `
    ## Tasks
    ### Phase 1: Base (10 days)
    - [ ] 1.1 Parser (4d)
      - [ ] 1.1.1 Digits                    //= Mon 11-23 09:00 .. Tue 11-24 17:00; effort 16
      - [ ] 1.1.2 Signs                     //= Wed 11-25 09:00 .. Thu 11-26 17:00; effort 16
    - [ ] 1.2 Print (1d)                    //= Fri 11-27 09:00 .. Fri 11-27 17:00`,
  )
  check(
    'the median of the others',
    '1, 2 and 4 days: the median is two; seven days are Mon to the next Tue, then Wed and Thu',
    `
    ## Tasks
    - [ ] 1.1 Parse (1d)                    //= Mon 11-23 09:00 .. Mon 11-23 17:00
    - [ ] 1.2 Print (4d)                    //= Tue 11-24 09:00 .. Fri 11-27 17:00
    - [ ] 1.3 Sum (2d)                      //= Mon 11-30 09:00 .. Tue 12-01 17:00
    - [ ] 1.4 Show                          //= Wed 12-02 09:00 .. Thu 12-03 17:00; assumes estimate 2d: the median of the 3 tasks here that state an estimate`,
    {
      assumed: [
        'start: the status date, since no start is stated',
        'working time: Monday to Friday, 09:00 to 17:00',
        'holidays: none',
        'estimates: 1 of 4 open tasks state none',
        'owners: tasks without an owner are done by whoever is free first',
      ],
    },
  )
  check(
    'the median of an even number is the midpoint of the middle two; done tasks count',
    '1 and 2 days: 12 h for 1.3, which is all that is open with 1.2',
    `
    ## Tasks
    - [x] 1.1 Parse (1d)                    //= -
    - [ ] 1.2 Print (2d)                    //= Mon 11-23 09:00 .. Tue 11-24 17:00
    - [ ] 1.3 Sum                           //= Wed 11-25 09:00 .. Thu 11-26 13:00; effort 12`,
  )
  check(
    'one day where nothing is stated',
    'Mon and Tue',
    `
    ## Tasks
    - [ ] 1.1 Parse                         //= Mon 11-23 09:00 .. Mon 11-23 17:00; assumes estimate 1d: nothing here states an estimate: one day, and widely spread
    - [ ] 1.2 Print                         //= Tue 11-24 09:00 .. Tue 11-24 17:00`,
  )
})

describe('units and steps', () => {
  check(
    'a task with an estimate over parts with estimates: the parts count',
    'one and two days, not the five that stand above them',
    `
    ## Tasks
    - [ ] 1.1 Parser (5d)
      - [ ] 1.1.1 Digits (1d)               //= Mon 11-23 09:00 .. Mon 11-23 17:00
      - [ ] 1.1.2 Signs (2d)                //= Tue 11-24 09:00 .. Wed 11-25 17:00
    - [ ] 1.2 Print (1d)                    //= Thu 11-26 09:00 .. Thu 11-26 17:00`,
    { days: 4 },
  )
  check(
    'steps without an id and an estimate are no tasks of their own',
    '1.1 is one unit of two days; done steps are no statement of how much is left',
    `
    ## Tasks
    - [~] 1.1 Parser (2d)                   //= Mon 11-23 09:00 .. Tue 11-24 17:00; left 16
      - [x] digits
      - [ ] signs`,
    { days: 2 },
  )
  check(
    'parts in two levels: only the lowest that is planned has dates',
    'two and one day by one person',
    `
    ## Tasks
    - [ ] 1.1 Parser
      - [ ] 1.1.1 Digits
        - [ ] 1.1.1.1 Ones (2d)             //= Mon 11-23 09:00 .. Tue 11-24 17:00
      - [ ] 1.1.2 Signs (1d)                //= Wed 11-25 09:00 .. Wed 11-25 17:00`,
  )
})
