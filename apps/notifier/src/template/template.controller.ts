import { contract, Refusal, type InputOf } from '@isets/contracts'
import { Handles } from '@isets/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { MAIL_SETTINGS, type MailSettings } from '../settings.ts'
import { AUDIENCES, NOBODY_KNOWN, type MailTemplate } from './mail-template.ts'
import { templateNamed, TEMPLATE_NAMES, TEMPLATES } from './templates.ts'

const { listTemplates, previewTemplate } = contract.notifier

/** All mails with invented facts, for those who write and check them. */
@Controller()
export class TemplateController {
  readonly #settings: MailSettings

  constructor(@Inject(MAIL_SETTINGS) settings: MailSettings) {
    this.#settings = settings
  }

  @Handles(listTemplates)
  async listTemplates() {
    return TEMPLATE_NAMES.map((name) => {
      const { description, samples } = TEMPLATES[name]
      return { name, description, samples: Object.keys(samples) }
    })
  }

  @Handles(previewTemplate)
  async previewTemplate({ name, sample }: InputOf<typeof previewTemplate>) {
    const template = templateNamed(name)
    if (template === undefined) throw new Refusal('NOT_FOUND')
    const facts = sampleOf(template, sample)
    const [first] = template.recipients(facts, this.#settings, NOBODY_KNOWN)
    return template.render(facts, first?.audience ?? AUDIENCES[0], this.#settings)
  }
}

/** The sample of that name, or the first. @throws Refusal NOT_FOUND */
function sampleOf({ samples }: MailTemplate, name: string | undefined): unknown {
  const [first] = Object.keys(samples)
  const chosen = name ?? first
  if (chosen === undefined || !Object.hasOwn(samples, chosen)) throw new Refusal('NOT_FOUND')
  return samples[chosen]
}
