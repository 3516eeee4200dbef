import { type ScreeningForm, type ScreeningQuestion } from './screening-form.ts'

const yesNo = (key: string, label: string, more: Partial<ScreeningQuestion> = {}): ScreeningQuestion => ({
  key,
  label,
  kind: 'yes_no',
  required: true,
  ...more,
})

/** reference-data.csv: skill criterion. */
const SKILLS = [
  ['technology', 'Technology'],
  ['mechanical', 'Mechanical/Trades'],
  ['administrative', 'Administrative'],
  ['care', 'Care-taking'],
  ['leadership', 'Leadership/Management'],
  ['sales', 'Sales'],
  ['teaching', 'Teaching/Training Others'],
  ['art', 'Art/Music'],
  ['food', 'Food Preparation/Service'],
  ['service', 'Customer Service/Retail'],
  ['cleaning', 'Cleaning/Facility Maintenance'],
  ['financial', 'Financial/Math/Accounting'],
] as const
const SITUATIONS = [
  ['transportation', 'Transportation'],
  ['childcare', 'Childcare'],
  ['housing', 'Housing'],
  ['health', 'Health or disability'],
  ['language', 'Language'],
  ['record', 'Criminal record'],
  ['technology', 'No computer or internet'],
  ['none', 'None of these'],
] as const

/**
 * The Initial Screening, version 1: basic eligibility and suitability for SNAP E&T (ASMT-001, ASMT-002). A form that has
 * been answered never changes: another question is another version.
 */
export const SCREENING_FORM_1: ScreeningForm = {
  version: 1,
  sections: [
    {
      key: 'benefits',
      title: 'Benefits and household',
      questions: [
        yesNo('receivesSnap', 'Does the customer receive SNAP benefits now?'),
        yesNo('receivesTanf', 'Does the customer receive TANF cash benefits?', {
          help: 'Who receives TANF is served by TANF E&T, not by SNAP E&T.',
        }),
        { key: 'householdSize', label: 'People in the household', kind: 'number', required: true, min: 1, max: 20 },
        yesNo('caresForChild', 'Does the customer care for a child under six?'),
      ],
    },
    {
      key: 'work',
      title: 'Work',
      questions: [
        yesNo('employed', 'Is the customer employed?'),
        {
          key: 'hoursPerWeek',
          label: 'Hours of work in a week',
          kind: 'number',
          required: true,
          min: 1,
          max: 80,
          help: 'With 20 hours or more the customer meets the work requirement already.',
          when: { key: 'employed', is: [true] },
        },
        {
          key: 'lastWorked',
          label: 'When did the customer last work?',
          kind: 'choice',
          required: true,
          choices: [
            ['under_6_months', 'Less than 6 months ago'],
            ['under_2_years', '6 months to 2 years ago'],
            ['longer', 'Longer ago'],
            ['never', 'Never'],
          ],
          when: { key: 'employed', is: [false] },
        },
        { key: 'lastJob', label: 'Present or last job', kind: 'text', required: false },
      ],
    },
    {
      key: 'education',
      title: 'Education',
      questions: [
        {
          key: 'highestGrade',
          label: 'Highest level of education',
          kind: 'choice',
          required: true,
          choices: [
            ['below_9', 'Below 9th grade'],
            ['some_high_school', '9th to 12th grade, no diploma'],
            ['high_school', 'High school diploma or GED'],
            ['some_college', 'Some college'],
            ['degree', 'Associate degree or higher'],
          ],
        },
        yesNo('inSchool', 'Is the customer in school or vocational training now?'),
        yesNo('readsEnglish', 'Can the customer read and write English well enough for training?'),
      ],
    },
    {
      key: 'readiness',
      title: 'Readiness',
      questions: [
        yesNo('ableToWork', 'Is the customer able to work at least 20 hours a week?'),
        {
          key: 'limitation',
          label: 'What stands in the way?',
          kind: 'long_text',
          required: true,
          help: 'Only what is needed to plan around it. No diagnoses.',
          when: { key: 'ableToWork', is: [false] },
        },
        {
          key: 'situations',
          label: 'Situations to plan around',
          kind: 'choices',
          required: true,
          choices: SITUATIONS,
        },
        { key: 'availableFrom', label: 'Available from', kind: 'date', required: true },
        {
          key: 'availableHours',
          label: 'Hours a week that the customer can take part',
          kind: 'number',
          required: true,
          min: 1,
          max: 60,
        },
      ],
    },
    {
      key: 'interests',
      title: 'Skills and interests',
      questions: [
        { key: 'skills', label: 'Skills and interests', kind: 'choices', required: true, choices: SKILLS },
        { key: 'jobGoal', label: 'Job that the customer is looking for', kind: 'text', required: false },
        { key: 'remarks', label: 'Remarks', kind: 'long_text', required: false },
      ],
    },
  ],
}
